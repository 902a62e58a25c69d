/** Of letters and digits. */
const WORD_START = /(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu;

/**
 * How well what was typed fits a name: every word of `query` must be in it, in any order, or
 * its letters, in their order and from the start of a word on, as "thd" in "Theme: dark". The
 * start of the name counts most, then starts of words, places inside of them, scattered
 * letters, and last what is only in `more`. Undefined when a word is nowhere. Case is ignored.
 */
export function matchScore(query: string, name: string, more = ""): number | undefined {
  const [text, rest] = [name.toLowerCase(), more.toLowerCase()];
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const scores = words.map((word) => wordScore(word, text) ?? (rest.includes(word) ? 0.1 : NaN));
  const total = scores.reduce((sum, score) => sum + score, 0);
  // Of names that fit alike, the shorter one was meant.
  return Number.isNaN(total) ? undefined : total / words.length - Math.min(name.length, 99) / 1000;
}

function wordScore(word: string, text: string): number | undefined {
  if (text.startsWith(word)) return 3;
  const starts = [...text.matchAll(WORD_START)].map(({ index }) => index);
  if (starts.some((start) => text.startsWith(word, start))) return 2.5;
  if (text.includes(word)) return 2;
  const shortest = Math.min(...starts.map((start) => spanOf(word, text, start)));
  return Number.isFinite(shortest) ? word.length / shortest : undefined;
}

/** Over how many characters the letters of `word` stretch, the first at `start`; infinite when they do not. */
function spanOf(word: string, text: string, start: number): number {
  if (text[start] !== word[0]) return Infinity;
  let at = start - 1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return Infinity;
  }
  return at - start + 1;
}
