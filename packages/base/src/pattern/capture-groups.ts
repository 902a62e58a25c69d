import { programOf, type Program } from "./compile-pattern.ts";
import { PatternError } from "./pattern-source.ts";

export type GroupCapture =
  | { readonly kind: "valid"; readonly capture: Capture }
  /** `reason` says what is wrong, as "a ( without its )". */
  | { readonly kind: "invalid"; readonly reason: string };

/**
 * The first match in a text: the whole of it, then what each group captured, last time it did.
 * Undefined without a match, and once the steps are used up.
 */
export type Capture = (text: string) => Captured | undefined;
export type Captured = readonly (string | undefined)[];

/** Tens of thousands of names need less; it is gone in a second or two. */
const DEFAULT_MAX_STEPS = 50_000_000;

/** Bounds of groups, in characters: 2n and 2n + 1 are those of group n. */
type Bounds = readonly number[];

interface Way {
  readonly place: number;
  readonly bounds: Bounds;
}

/**
 * Matches wherever a match begins, and finds the one that backtracking would. All ways are
 * followed side by side, best first, so that time is bounded as in `selectMatching`.
 * After Rob Pike's matcher, as Russ Cox describes it: https://swtch.com/~rsc/regexp/regexp2.html
 *
 * @param maxSteps for all texts together.
 */
export function captureGroups(pattern: string, maxSteps = DEFAULT_MAX_STEPS): GroupCapture {
  try {
    const program = programOf(pattern, { startsAnywhere: true });
    return { kind: "valid", capture: captureWith(program, maxSteps) };
  } catch (error) {
    if (error instanceof PatternError) return { kind: "invalid", reason: error.message };
    throw error;
  }
}

function captureWith(program: Program, maxSteps: number): Capture {
  const boundCount = program.reduce(
    (count, instruction) =>
      instruction.op === "keep" ? Math.max(count, instruction.slot + 1) : count,
    0,
  );
  const nothingKept: Bounds = Array.from({ length: boundCount }, () => NaN);
  /** For each look-ahead within look-aheads: the turn in which a place was last visited. */
  const visitsByDepth: Uint32Array[] = [];
  let stepsLeft = maxSteps;
  let turn = 0;

  /** The bounds of the best match, of those that begin at `startAt`. */
  function follow(text: readonly number[], start: Way, startAt: number, depth = 0) {
    const visits = (visitsByDepth[depth] ??= new Uint32Array(program.length));
    let best: Bounds | undefined;
    let ways = [start];
    for (let at = startAt; ways.length > 0; at++) {
      const thisTurn = ++turn;
      const next: Way[] = [];
      const rest = ways.toReversed();
      for (let way = rest.pop(); way !== undefined; way = rest.pop()) {
        if (--stepsLeft < 0) return undefined;
        const { place, bounds } = way;
        if (visits[place] === thisTurn) continue;
        visits[place] = thisTurn;
        const instruction = program[place];
        switch (instruction?.op) {
          case "match":
            best = bounds;
            rest.length = 0;
            break;
          case "jump":
            for (let i = instruction.to.length - 1; i >= 0; i--) {
              rest.push({ place: instruction.to[i] ?? NaN, bounds });
            }
            break;
          case "position":
            if (instruction.holds(text, at)) rest.push({ place: place + 1, bounds });
            break;
          case "keep":
            rest.push({ place: place + 1, bounds: bounds.with(instruction.slot, at) });
            break;
          case "lookahead": {
            const found = follow(text, { place: place + 1, bounds }, at, depth + 1);
            if ((found !== undefined) === instruction.wanted) {
              rest.push({ place: instruction.end, bounds: found ?? bounds });
            }
            break;
          }
          case "character": {
            const character = text[at];
            if (character !== undefined && instruction.accepts(character)) {
              next.push({ place: place + 1, bounds });
            }
            break;
          }
        }
      }
      ways = next;
    }
    return best;
  }

  return (text) => {
    const characters = Array.from(text);
    const codePoints = characters.map((character) => character.codePointAt(0) ?? 0);
    const bounds = follow(codePoints, { place: 0, bounds: nothingKept }, 0);
    return (
      bounds && Array.from({ length: boundCount / 2 }, (_, n) => partOf(characters, bounds, n))
    );
  };
}

function partOf(characters: readonly string[], bounds: Bounds, group: number) {
  const [from = NaN, to = NaN] = bounds.slice(2 * group, 2 * group + 2);
  return Number.isNaN(to) ? undefined : characters.slice(from, to).join("");
}
