import { messageOf } from "@runlens/base";

export type TagFilter =
  | { readonly kind: "all" }
  | { readonly kind: "pattern"; readonly pattern: RegExp }
  | { readonly kind: "invalid"; readonly message: string };

/** A regular expression without regard to case, found anywhere in a tag. Empty text lets all tags pass. */
export function parseTagFilter(text: string): TagFilter {
  if (text === "") return { kind: "all" };
  try {
    return { kind: "pattern", pattern: new RegExp(text, "i") };
  } catch (error) {
    return {
      kind: "invalid",
      message: `${reasonOf(error)}. The last filter that could be read stays.`,
    };
  }
}

/** The engine's words without the expression that they repeat: "Unterminated group". */
function reasonOf(error: unknown): string {
  return messageOf(error).split(": ").at(-1) ?? "";
}

/** The text of a filter that this tag passes, and one of the same letters in other cases. */
export function filterOfTag(tag: string): string {
  return `^${tag.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}$`;
}

export function passesFilter(filter: TagFilter, tag: string): boolean {
  return filter.kind !== "pattern" || filter.pattern.test(tag);
}
