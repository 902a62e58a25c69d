import type { RunCard } from "@runlens/tag-board";

/** Under which the link keeps something of one card. */
export function cardKey(what: string, { run, tag }: RunCard): string {
  return `${what}.${run.name}.${tag.tag}`;
}
