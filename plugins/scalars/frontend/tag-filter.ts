export type TagFilter =
  | { readonly kind: "all" }
  | { readonly kind: "pattern"; readonly pattern: RegExp }
  | { readonly kind: "invalid"; readonly message: string };

/** A regular expression without regard to case, found anywhere in a tag. Empty text lets all tags pass. */
export function parseTagFilter(text: string): TagFilter {
  if (text === "") return { kind: "all" };
  try {
    return { kind: "pattern", pattern: new RegExp(text, "i") };
  } catch {
    return {
      kind: "invalid",
      message: "Not a regular expression yet. The cards show the last filter that was one.",
    };
  }
}

export function passesFilter(filter: TagFilter, tag: string): boolean {
  return filter.kind !== "pattern" || filter.pattern.test(tag);
}
