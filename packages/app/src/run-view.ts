import { compareNatural } from "@runlens/base";
import type { Run, RunAnnotations } from "@runlens/model";
import type { VisibleGroup, VisibleRun } from "@runlens/plugin-api";
import type { RunFilter } from "@runlens/expressions";
import { selectedNames, type RunSelection } from "./run-selection.ts";
import { grouped, type KeyOf } from "./runs/run-groups.ts";

/** What the runs panel shows, and from it what is drawn. */
export interface RunView {
  /** Runs that pass the filter and are not archived, in the order of the table. */
  readonly listed: readonly Run[];
  /** The same by group; absent while runs are not grouped. */
  readonly groups?: readonly GroupView[];
  readonly selected: ReadonlySet<string>;
  /** Listed and selected. */
  readonly visible: readonly VisibleRun[];
  /** Visible runs by group, without those that are in none; absent while runs are not grouped. */
  readonly visibleGroups?: readonly VisibleGroup[];
  /** As they are drawn, by run name. */
  readonly colors: ReadonlyMap<string, string>;
  /** Of all runs. */
  readonly archivedCount: number;
}

/** Runs that stand together in the table. */
export interface GroupView {
  /** What they have in common; "" for runs that are in no group. */
  readonly id: string;
  readonly color: string;
  readonly runs: readonly Run[];
}

/** How runs are grouped. */
export interface GroupRule {
  readonly keyOf: KeyOf;
  /** By key. */
  readonly colors: ReadonlyMap<string, string>;
  /** Of runs that are in no group. */
  readonly restColor: string;
}

interface RunViewParts {
  readonly allRuns: readonly Run[];
  /** Runs to be listed, in the order of the table. */
  readonly runs: readonly Run[];
  readonly colors: ReadonlyMap<string, string>;
  readonly selection: RunSelection;
  /** What people added, by run name. */
  readonly annotations: ReadonlyMap<string, RunAnnotations>;
  readonly groupRule?: GroupRule | undefined;
}

export function runViewOf(parts: RunViewParts): RunView {
  const { allRuns, runs, selection, annotations, groupRule } = parts;
  const selected = selectedNames(selection, allRuns);
  const groups = groupRule && groupViews(runs, groupRule);
  const listed = groups?.flatMap((group) => group.runs) ?? runs;
  const colors = groups === undefined ? parts.colors : groupColors(groups, parts.colors);
  const isVisible = ({ name }: Run): boolean => selected.has(name);
  const visible = listed.filter(isVisible).map(({ name }): VisibleRun => {
    const displayName = annotations.get(name)?.displayName;
    const shown = { name, color: colors.get(name) ?? "" };
    return displayName === undefined ? shown : { ...shown, displayName };
  });
  const archivedCount = allRuns.filter(({ name }) => annotations.get(name)?.archived).length;
  const view = { listed, selected, visible, colors, archivedCount };
  return groups === undefined
    ? view
    : { ...view, groups, visibleGroups: visibleGroups(groups, isVisible) };
}

/**
 * Runs that are not archived and whose name passes a pattern. An invalid pattern filters
 * nothing, and neither does an expression, which the server applies.
 */
export function listedRuns(
  runs: readonly Run[],
  filter: RunFilter,
  annotations: ReadonlyMap<string, RunAnnotations>,
  showsArchived: boolean,
): readonly Run[] {
  return runs.filter(({ name }) => {
    const { archived = false, displayName } = annotations.get(name) ?? {};
    if (archived && !showsArchived) return false;
    if (filter.kind !== "pattern" || filter.matches(name)) return true;
    return displayName !== undefined && filter.matches(displayName);
  });
}

export function groupViews(runs: readonly Run[], rule: GroupRule): readonly GroupView[] {
  return grouped(runs, rule.keyOf).map(({ key, members }) => ({
    id: key ?? "",
    color: rule.colors.get(key ?? "") ?? rule.restColor,
    runs: members,
  }));
}

function groupColors(
  groups: readonly GroupView[],
  colors: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const all = new Map(colors);
  for (const { color, runs } of groups) for (const { name } of runs) all.set(name, color);
  return all;
}

function visibleGroups(
  groups: readonly GroupView[],
  isVisible: (run: Run) => boolean,
): readonly VisibleGroup[] {
  return groups
    .filter(({ id }) => id !== "")
    .map(({ id, color, runs }) => ({
      name: id,
      color,
      runs: runs.filter(isVisible).map(({ name }) => name),
    }))
    .filter(({ runs }) => runs.length > 0);
}

/** Natural order of names. Takes about 0.1 s for 10,000 runs. */
export function byName(runs: readonly Run[]): readonly Run[] {
  return runs.toSorted((a, b) => compareNatural(a.name, b.name));
}
