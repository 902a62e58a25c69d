import type { Candidate } from "@runlens/expressions";

const MIN_CHARS = 2;
const MAX_CANDIDATES = 4;

/**
 * How an expression may begin, for who has typed a word that may as well become a pattern over
 * names: only what the word begins, and so few that the runs which it finds stay in sight. Tags
 * are not among them, since names of runs have the same words in them.
 */
export function firstCandidates(
  word: string,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const typed = word.toLowerCase();
  if (typed.length < MIN_CHARS) return [];
  return candidates
    .filter(({ text, kind }) => kind !== "tag" && kind !== "operator" && begins(text, typed))
    .slice(0, MAX_CANDIDATES);
}

function begins(text: string, typed: string): boolean {
  return text.replace(/^`/, "").toLowerCase().startsWith(typed);
}
