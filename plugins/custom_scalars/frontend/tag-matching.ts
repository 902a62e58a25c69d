import { compilePattern, selectMatching } from "@runlens/base";

/** What a pattern of a layout finds. */
export type Matching =
  | { readonly kind: "tags"; readonly tags: readonly string[] }
  | { readonly kind: "unusable"; readonly reason: string };

/**
 * The tags at whose start a pattern matches, by the rules of Python's `re.match`. Patterns
 * are matched without going back, so that none can hold up the page.
 */
export function tagsMatching(pattern: string, tags: readonly string[]): Matching {
  if (pattern === "") return { kind: "unusable", reason: "The pattern is empty." };
  const program = compilePattern(pattern);
  if (program === undefined) {
    return {
      kind: "unusable",
      reason: `“${pattern}” is no regular expression that is understood.`,
    };
  }
  const matching = selectMatching(program, tags);
  return matching === undefined
    ? { kind: "unusable", reason: `“${pattern}” takes too long to match; make it simpler.` }
    : { kind: "tags", tags: matching };
}
