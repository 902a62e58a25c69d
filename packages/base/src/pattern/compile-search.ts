import { compilePattern } from "./compile-pattern.ts";
import { selectMatching } from "./select-matching.ts";

/** Steps of the matcher for one text; a usual pattern takes some hundred for a run name. */
const MAX_MATCH_STEPS = 20_000;

/**
 * Whether a pattern matches anywhere in a text, whatever the case. Undefined for what is no
 * pattern; a text that takes too many steps does not match.
 */
export function compileSearch(pattern: string): ((text: string) => boolean) | undefined {
  const program = compilePattern(pattern, { ignoresCase: true, startsAnywhere: true });
  if (program === undefined) return undefined;
  return (text) => (selectMatching(program, [text], MAX_MATCH_STEPS)?.length ?? 0) > 0;
}
