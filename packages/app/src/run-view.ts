import { compareNatural } from "@runlens/base";
import type { Run } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { runColors, type Theme } from "@runlens/widgets";
import { parseRunFilter } from "./run-filter.ts";
import { commonFolder } from "./run-names.ts";
import { selectedNames, type RunSelection } from "./run-selection.ts";

/** What the runs panel shows, and from it what is drawn. */
export interface RunView {
  /** Runs that pass the filter, by name in natural order. */
  readonly listed: readonly Run[];
  readonly selected: ReadonlySet<string>;
  /** Listed and selected. */
  readonly visible: readonly VisibleRun[];
  readonly colors: ReadonlyMap<string, string>;
  /** The folders that all runs share. */
  readonly commonFolder: string;
}

/**
 * @param runs oldest first.
 * @param filterText a regular expression; one that is none filters nothing.
 */
export function runViewOf(
  runs: readonly Run[],
  filterText: string,
  selection: RunSelection,
  theme: Theme,
): RunView {
  const names = runs.map((run) => run.name);
  const colors = runColors(names, theme);
  const filter = parseRunFilter(filterText);
  const selected = selectedNames(selection, runs);
  const listed = runs
    .filter((run) => filter.kind === "invalid" || filter.matches(run.name))
    .toSorted((a, b) => compareNatural(a.name, b.name));
  const visible = listed
    .filter((run) => selected.has(run.name))
    .map(({ name }) => ({ name, color: colors.get(name) ?? "" }));
  return { listed, selected, visible, colors, commonFolder: commonFolder(names) };
}
