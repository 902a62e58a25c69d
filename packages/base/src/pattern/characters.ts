import type { CharacterTest, PositionTest } from "./pattern-node.ts";

export const NEWLINE = 0x0a;

/** Separators of files, groups, records, units and lines: white space for Python, not for JavaScript. */
const PYTHON_SPACES: ReadonlySet<number> = new Set([0x1c, 0x1d, 0x1e, 0x1f, 0x85]);

const oneOf =
  (set: RegExp): CharacterTest =>
  (character) =>
    set.test(String.fromCodePoint(character));

const not =
  (accepts: CharacterTest): CharacterTest =>
  (character) =>
    !accepts(character);

const isDigit = oneOf(/\p{Nd}/u);
const isSpaceInScripts = oneOf(/\s/u);
const isSpace: CharacterTest = (character) =>
  isSpaceInScripts(character) || PYTHON_SPACES.has(character);
const isWord = oneOf(/[\p{L}\p{N}_]/u);

/** What `\d` and the like accept, by Python's rules for text. */
export const CLASS_ESCAPES: ReadonlyMap<string, CharacterTest> = new Map([
  ["d", isDigit],
  ["D", not(isDigit)],
  ["s", isSpace],
  ["S", not(isSpace)],
  ["w", isWord],
  ["W", not(isWord)],
]);

/** Characters that `\n` and the like stand for. */
export const CONTROL_ESCAPES: ReadonlyMap<string, number> = new Map([
  ["a", 0x07],
  ["f", 0x0c],
  ["n", NEWLINE],
  ["r", 0x0d],
  ["t", 0x09],
  ["v", 0x0b],
]);

/** Also accepts what becomes acceptable as a capital or small letter. */
export function ignoringCase(accepts: CharacterTest): CharacterTest {
  return (character) => {
    const text = String.fromCodePoint(character);
    return [text, text.toLowerCase(), text.toUpperCase()].some((spelling) =>
      accepts(spelling.codePointAt(0) ?? character),
    );
  };
}

/** Asks once about each character: a set may have thousands of ranges. */
export function remembering(accepts: CharacterTest): CharacterTest {
  const answers = new Map<number, boolean>();
  return (character) => {
    const known = answers.get(character);
    if (known !== undefined) return known;
    const answer = accepts(character);
    answers.set(character, answer);
    return answer;
  };
}

export const isStart: PositionTest = (_text, at) => at === 0;

export const isLineStart: PositionTest = (text, at) => at === 0 || text[at - 1] === NEWLINE;

export const isEnd: PositionTest = (text, at) => at === text.length;

/** At the end, or before a newline that ends the text. */
export const isLastLineEnd: PositionTest = (text, at) =>
  at === text.length || (at === text.length - 1 && text[at] === NEWLINE);

export const isLineEnd: PositionTest = (text, at) => at === text.length || text[at] === NEWLINE;

export const isWordEdge: PositionTest = (text, at) => isWordAt(text, at - 1) !== isWordAt(text, at);

export const isNoWordEdge: PositionTest = (text, at) => !isWordEdge(text, at);

function isWordAt(text: readonly number[], at: number): boolean {
  const character = text[at];
  return character !== undefined && isWord(character);
}
