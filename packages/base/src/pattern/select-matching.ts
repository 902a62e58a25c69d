import type { Program } from "./compile-pattern.ts";

/** Thousands of tags and a long pattern need a tenth of it; it is gone in some tenths of a second. */
const DEFAULT_MAX_STEPS = 5_000_000;

/**
 * The texts at whose start the pattern matches, in their order.
 *
 * All ways through the pattern are followed side by side, so that a text of n characters
 * takes at most n steps per instruction, whatever the pattern; a look-ahead takes as much
 * again wherever it stands.
 *
 * @param maxSteps for all texts together; undefined is returned when they are not enough.
 */
export function selectMatching(
  program: Program,
  texts: readonly string[],
  maxSteps = DEFAULT_MAX_STEPS,
): string[] | undefined {
  let stepsLeft = maxSteps;
  let turn = 0;
  /** For each look-ahead within look-aheads: the turn in which a place was last visited. */
  const visitsByDepth: Uint32Array[] = [];

  function matches(text: readonly number[], start: number, startAt: number, depth = 0): boolean {
    const visits = (visitsByDepth[depth] ??= new Uint32Array(program.length));
    let places = [start];
    for (let at = startAt; places.length > 0; at++) {
      const character = text[at];
      const thisTurn = ++turn;
      const next: number[] = [];
      for (let place = places.pop(); place !== undefined; place = places.pop()) {
        if (--stepsLeft < 0) return false;
        if (visits[place] === thisTurn) continue;
        visits[place] = thisTurn;
        const instruction = program[place];
        switch (instruction?.op) {
          case "match":
            return true;
          case "jump":
            for (const to of instruction.to) places.push(to);
            break;
          case "position":
            if (instruction.holds(text, at)) places.push(place + 1);
            break;
          case "keep":
            places.push(place + 1);
            break;
          case "lookahead":
            if (matches(text, place + 1, at, depth + 1) === instruction.wanted) {
              places.push(instruction.end);
            }
            break;
          case "character":
            if (character !== undefined && instruction.accepts(character)) next.push(place + 1);
            break;
        }
      }
      places = next;
    }
    return false;
  }

  const matching = texts.filter((text) => matches(codePointsOf(text), 0, 0));
  return stepsLeft < 0 ? undefined : matching;
}

function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
