import { captureGroups, compareNatural, unreachable, type Captured } from "@runlens/base";
import type { Cell, RunAnnotations } from "@runlens/model";
import { columnOf } from "./columns.ts";
import { cellText } from "./cell-text.ts";

/** What runs are put together by. */
export type Grouping =
  /** An expression over runs. */
  | { readonly kind: "column"; readonly by: string }
  /** What the capture groups of a regular expression match in the name. */
  | { readonly kind: "pattern"; readonly pattern: string }
  /** The tags that people put on runs, as `tagKeys` says. */
  | { readonly kind: "tags" };

/** How a link says it: `lr`, `/seed-(\d+)/`, `@tags`. Undefined for what means nothing. */
export function parseGrouping(text: string): Grouping | undefined {
  if (text === "@tags") return { kind: "tags" };
  const pattern = /^\/(.*)\/$/s.exec(text)?.[1];
  if (pattern !== undefined) return { kind: "pattern", pattern };
  return columnOf(text) === undefined ? undefined : { kind: "column", by: text };
}

export function groupingText(grouping: Grouping): string {
  switch (grouping.kind) {
    case "tags":
      return "@tags";
    case "pattern":
      return `/${grouping.pattern}/`;
    case "column":
      return grouping.by;
    default:
      return unreachable(grouping);
  }
}

/** What one run has in common with others of its group; undefined: it is in none. */
export type KeyOf = (run: string) => string | undefined;

export type PatternKeys =
  | { readonly kind: "valid"; readonly keyOf: KeyOf }
  | { readonly kind: "invalid"; readonly reason: string };

/**
 * The texts of all capture groups, or of the whole match where there are none; case counts.
 * Runs that do not match, or only with nothing, are in no group; nor are those that are left
 * when a pattern took more time than a page has.
 */
export function patternKeys(pattern: string): PatternKeys {
  const groups = captureGroups(pattern);
  if (groups.kind === "invalid") {
    return { kind: "invalid", reason: `Not understood: ${groups.reason}` };
  }
  const known = new Map<string, string | undefined>();
  return {
    kind: "valid",
    keyOf(run) {
      if (!known.has(run)) known.set(run, keyOfCaptured(groups.capture(run)));
      return known.get(run);
    },
  };
}

/** A group that captured nothing keeps its place, so that "a · –" is not "– · a". */
function keyOfCaptured([whole, ...captured]: Captured = []): string | undefined {
  if (captured.length === 0) return whole || undefined;
  return captured.some(Boolean) ? captured.map((text) => text || "–").join(" · ") : undefined;
}

/** "lr0.1-seed3" is like "lr0.1-seed4": what stands before the last separator. */
const STEM_PATTERN = "(.+)[-_/]";

/** A pattern to begin with: one that puts these names together, if there is such a one. */
export function examplePattern(names: readonly string[]): string {
  const keys = patternKeys(STEM_PATTERN);
  const stems = keys.kind === "valid" ? names.map(keys.keyOf).filter(Boolean) : [];
  return new Set(stems).size < stems.length ? STEM_PATTERN : "(train|eval)";
}

/**
 * One tag of each run, since a run has one colour and is part of one line: of its tags the one
 * that most runs have, so that "paper, best" stands with "paper"; of such that as many have, the
 * first in natural order.
 */
export function tagKeys(annotations: ReadonlyMap<string, RunAnnotations>): KeyOf {
  const counts = new Map<string, number>();
  for (const { tags = [] } of annotations.values()) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const countOf = (tag: string): number => counts.get(tag) ?? 0;
  return (run) => {
    const { tags = [] } = annotations.get(run) ?? {};
    const [first] = tags.toSorted((a, b) => countOf(b) - countOf(a) || compareNatural(a, b));
    return first;
  };
}

export function columnKeys(cells: ReadonlyMap<string, Cell>): KeyOf {
  return (run) => {
    const cell = cells.get(run);
    return cellText(cell) || undefined;
  };
}

/** Every group that the runs are in, in natural order. */
export function groupKeys(runs: readonly string[], keyOf: KeyOf): readonly string[] {
  const keys = new Set(runs.map(keyOf));
  return [...keys].filter((key) => key !== undefined).toSorted(compareNatural);
}

export interface Group<T> {
  /** Undefined: runs that are in none. */
  readonly key: string | undefined;
  readonly members: readonly T[];
}

/** In the order of their first members; those in no group come last. */
export function grouped<T extends { readonly name: string }>(
  runs: readonly T[],
  keyOf: KeyOf,
): readonly Group<T>[] {
  const byKey = new Map<string | undefined, T[]>();
  for (const run of runs) {
    const key = keyOf(run.name);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [run]);
    else known.push(run);
  }
  const rest = byKey.get(undefined);
  byKey.delete(undefined);
  const groups = Array.from(byKey, ([key, members]): Group<T> => ({ key, members }));
  return rest === undefined ? groups : [...groups, { key: undefined, members: rest }];
}
