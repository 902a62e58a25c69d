import {
  ignoringCase,
  isEnd,
  isLastLineEnd,
  isLineEnd,
  isLineStart,
  isNoWordEdge,
  isStart,
  isWordEdge,
  NEWLINE,
  remembering,
} from "./characters.ts";
import type { CharacterTest, PatternNode, PositionTest } from "./pattern-node.ts";
import { codePointOf, PatternError, PatternSource, type CharacterClass } from "./pattern-source.ts";

/** Groups within groups; more are no pattern that a person wrote. */
const MAX_DEPTH = 100;

interface Flags {
  /** `i` */
  readonly ignoreCase: boolean;
  /** `s` */
  readonly dotMatchesNewline: boolean;
  /** `m` */
  readonly anchorsMatchLines: boolean;
}

const NO_FLAGS: Flags = { ignoreCase: false, dotMatchesNewline: false, anchorsMatchLines: false };

const LETTER = /[a-zA-Z]/;

const POSITION_ESCAPES: ReadonlyMap<string, PositionTest> = new Map([
  ["A", isStart],
  ["Z", isEnd],
  ["b", isWordEdge],
  ["B", isNoWordEdge],
]);

/**
 * Reads a pattern by the rules of Python's `re`.
 *
 * Not understood, since they cannot be matched in bounded time or are of no use for tags:
 * back references, conditions, look-behind, atomic groups, possessive repeats, `\N{…}`,
 * octal numbers without a leading 0, and the flags `a`, `L` and `x`.
 *
 * @throws PatternError when the pattern is wrong or not understood.
 */
export function parsePattern(text: string): PatternNode {
  const source = new PatternSource(text);
  const node = parseChoice(source, globalFlags(source), 0);
  if (!source.atEnd) throw new PatternError("a ) without its (");
  return node;
}

/** `(?i)` and the like, which stand at the start and hold for the whole pattern. */
function globalFlags(source: PatternSource): Flags {
  let flags = NO_FLAGS;
  for (;;) {
    const start = source.mark();
    if (!source.takeIf("(?")) return flags;
    const letters = source.takeWhile(LETTER);
    if (letters === "" || !source.takeIf(")")) {
      source.back(start);
      return flags;
    }
    flags = withFlags(flags, letters, true);
  }
}

function withFlags(flags: Flags, letters: string, isOn: boolean): Flags {
  return Array.from(letters).reduce((changed, letter) => {
    switch (letter) {
      case "i":
        return { ...changed, ignoreCase: isOn };
      case "s":
        return { ...changed, dotMatchesNewline: isOn };
      case "m":
        return { ...changed, anchorsMatchLines: isOn };
      case "u": // how text is read anyway
        return changed;
      default:
        throw new PatternError(`unknown flag ${letter}`);
    }
  }, flags);
}

function parseChoice(source: PatternSource, flags: Flags, depth: number): PatternNode {
  if (depth > MAX_DEPTH) throw new PatternError("too many groups within groups");
  const options = [parseSequence(source, flags, depth)];
  while (source.takeIf("|")) options.push(parseSequence(source, flags, depth));
  return { kind: "choice", options };
}

function parseSequence(source: PatternSource, flags: Flags, depth: number): PatternNode {
  const parts: PatternNode[] = [];
  for (let next = source.peek(); next !== undefined && next !== "|" && next !== ")";) {
    if (repeatCounts(source) !== undefined) throw new PatternError("nothing to repeat");
    const part = parsePart(source, flags, depth);
    if (part !== undefined) parts.push(parseRepeat(source, part));
    next = source.peek();
  }
  return { kind: "sequence", parts };
}

/** Undefined for a comment. */
function parsePart(source: PatternSource, flags: Flags, depth: number): PatternNode | undefined {
  const character = source.take();
  switch (character) {
    case "^":
      return position(flags.anchorsMatchLines ? isLineStart : isStart);
    case "$":
      return position(flags.anchorsMatchLines ? isLineEnd : isLastLineEnd);
    case ".":
      return { kind: "character", accepts: flags.dotMatchesNewline ? () => true : isNoNewline };
    case "(":
      return parseGroup(source, flags, depth + 1);
    case "[":
      return characterOf(parseSet(source), flags);
    case "\\":
      return parseEscape(source, flags);
    default:
      return characterOf(codePointOf(character), flags);
  }
}

function parseEscape(source: PatternSource, flags: Flags): PatternNode {
  const holds = POSITION_ESCAPES.get(source.peek() ?? "");
  if (holds === undefined) return characterOf(source.escaped(), flags);
  source.take();
  return position(holds);
}

function parseGroup(source: PatternSource, flags: Flags, depth: number): PatternNode | undefined {
  if (!source.takeIf("?")) return parseCapture(source, flags, depth);
  if (source.takeIf("#")) {
    source.takeWhile(/[^)]/);
    closed(source, undefined);
    return undefined;
  }
  for (const [sign, wanted] of LOOKAHEADS) {
    if (!source.takeIf(sign)) continue;
    return { kind: "lookahead", part: closed(source, parseChoice(source, flags, depth)), wanted };
  }
  if (source.takeIf("P<")) {
    takeName(source);
    return parseCapture(source, flags, depth);
  }
  return closed(source, parseChoice(source, scopedFlags(source, flags), depth));
}

function parseCapture(source: PatternSource, flags: Flags, depth: number): PatternNode {
  const number = source.nextGroup();
  return { kind: "group", part: closed(source, parseChoice(source, flags, depth)), number };
}

const LOOKAHEADS = [
  ["=", true],
  ["!", false],
] as const;

function takeName(source: PatternSource): void {
  const name = source.takeWhile(/[\p{L}\p{N}_]/u);
  if (!/^[\p{L}_]/u.test(name) || !source.takeIf(">")) throw new PatternError("bad group name");
}

/** `(?:`, `(?i:`, `(?-i:` or `(?i-s:`, from behind the question mark. */
function scopedFlags(source: PatternSource, flags: Flags): Flags {
  const on = withFlags(flags, source.takeWhile(LETTER), true);
  const all = source.takeIf("-") ? withFlags(on, source.takeWhile(LETTER), false) : on;
  if (!source.takeIf(":")) throw new PatternError("unknown kind of group");
  return all;
}

function closed<T>(source: PatternSource, part: T): T {
  if (!source.takeIf(")")) throw new PatternError("a ( without its )");
  return part;
}

function parseRepeat(source: PatternSource, part: PatternNode): PatternNode {
  const counts = repeatCounts(source);
  if (counts === undefined) return part;
  if (part.kind === "position") throw new PatternError("nothing to repeat");
  const [min, max] = counts;
  if (min > max) throw new PatternError("repeats at least more often than at most");
  const isLazy = source.takeIf("?");
  if (repeatCounts(source) !== undefined) throw new PatternError("repeats a repeat");
  return { kind: "repeat", part, min, max, isLazy };
}

function repeatCounts(source: PatternSource): readonly [min: number, max: number] | undefined {
  if (source.takeIf("*")) return [0, Infinity];
  if (source.takeIf("+")) return [1, Infinity];
  if (source.takeIf("?")) return [0, 1];
  const start = source.mark();
  if (!source.takeIf("{") || source.peek() === "}") return undefinedAt(source, start);
  const min = source.takeWhile(DIGIT);
  const max = source.takeIf(",") ? source.takeWhile(DIGIT) || "Infinity" : min;
  // Braces that are no counts are characters like any other.
  if (max === "" || !source.takeIf("}")) return undefinedAt(source, start);
  return [Number(min), Number(max)];
}

const DIGIT = /[0-9]/;

function undefinedAt(source: PatternSource, mark: number): undefined {
  source.back(mark);
}

/** What stands between `[` and `]`. */
function parseSet(source: PatternSource): CharacterTest {
  const isNegated = source.takeIf("^");
  const accepted: CharacterTest[] = [];
  do {
    const first = setItem(source);
    const mark = source.mark();
    if (!source.takeIf("-") || source.peek() === "]") {
      source.back(mark);
      accepted.push(testOf(first));
      continue;
    }
    const last = setItem(source);
    if (typeof first !== "number" || typeof last !== "number" || first > last) {
      throw new PatternError("bad range of characters");
    }
    accepted.push((character) => character >= first && character <= last);
  } while (!source.takeIf("]"));
  return (character) => accepted.some((accepts) => accepts(character)) !== isNegated;
}

function setItem(source: PatternSource): CharacterClass {
  if (!source.takeIf("\\")) return codePointOf(source.take());
  return source.takeIf("b") ? BACKSPACE : source.escaped();
}

const BACKSPACE = 0x08;

function testOf(characters: CharacterClass): CharacterTest {
  return typeof characters === "number" ? (character) => character === characters : characters;
}

function characterOf(characters: CharacterClass, { ignoreCase }: Flags): PatternNode {
  const accepts = testOf(characters);
  if (ignoreCase) return { kind: "character", accepts: remembering(ignoringCase(accepts)) };
  const isQuick = typeof characters === "number";
  return { kind: "character", accepts: isQuick ? accepts : remembering(accepts) };
}

function position(holds: PositionTest): PatternNode {
  return { kind: "position", holds };
}

const isNoNewline: CharacterTest = (character) => character !== NEWLINE;
