import type { Run } from "@runlens/model";

/**
 * Which runs are selected. `auto` stands for what a fresh page selects; the other two
 * name the runs that are not, or that alone are.
 */
export type RunSelection =
  | { readonly kind: "auto" }
  | { readonly kind: "hidden"; readonly names: ReadonlySet<string> }
  | { readonly kind: "shown"; readonly names: ReadonlySet<string> };

/** Up to so many runs a fresh page selects all; TensorBoard's limit. */
export const MAX_AUTO_SELECTED = 500;
/** Above the limit it selects so many, the newest. */
export const AUTO_SELECTED_WHEN_MANY = 20;

export const AUTO_SELECTION: RunSelection = { kind: "auto" };

/** @param runs by start time, as the server lists them. */
export function selectedNames(selection: RunSelection, runs: readonly Run[]): ReadonlySet<string> {
  if (selection.kind === "auto") return autoSelected(runs);
  const isListedSelected = selection.kind === "shown";
  const isSelected = (name: string): boolean => selection.names.has(name) === isListedSelected;
  return new Set(runs.map(nameOf).filter(isSelected));
}

/** Selects or deselects some runs and leaves the others as they are. */
export function withSelected(
  selection: RunSelection,
  runs: readonly Run[],
  names: Iterable<string>,
  selected: boolean,
): RunSelection {
  const next = new Set(selectedNames(selection, runs));
  for (const name of names) {
    if (selected) next.add(name);
    else next.delete(name);
  }
  return selectionOf(next, runs, selection);
}

/** Selects these runs and no others. */
export function onlySelected(names: Iterable<string>, runs: readonly Run[]): RunSelection {
  return selectionOf(new Set(names), runs, AUTO_SELECTION);
}

/** Selects runs that appeared while the page was open, unless there are too many runs for that. */
export function withNewRuns(
  selection: RunSelection,
  runs: readonly Run[],
  newNames: readonly string[],
): RunSelection {
  if (selection.kind !== "shown" || runs.length > MAX_AUTO_SELECTED) return selection;
  return withSelected(selection, runs, newNames, true);
}

/**
 * The shortest way to say `selected`. Names in `before` of runs that are not there
 * (yet) keep their meaning, as a link may be opened while runs are still being read.
 */
function selectionOf(
  selected: ReadonlySet<string>,
  runs: readonly Run[],
  before: RunSelection,
): RunSelection {
  const known = new Set(runs.map(nameOf));
  const absent = before.kind === "auto" ? [] : [...before.names].filter((name) => !known.has(name));
  if (absent.length === 0 && isSameSet(selected, autoSelected(runs))) return AUTO_SELECTION;
  const shown = [...known].filter((name) => selected.has(name));
  const hidden = [...known].filter((name) => !selected.has(name));
  const kind = hidden.length <= shown.length ? "hidden" : "shown";
  const names = kind === "hidden" ? hidden : shown;
  return { kind, names: new Set(before.kind === kind ? [...names, ...absent] : names) };
}

/**
 * Runs that were not read yet do not count: the newest are read first, so that the
 * choice stays as it is while the others follow.
 */
function autoSelected(runs: readonly Run[]): ReadonlySet<string> {
  if (runs.length <= MAX_AUTO_SELECTED) return new Set(runs.map(nameOf));
  const started = runs.filter((run) => run.startTimeSecs !== undefined);
  return new Set(started.slice(-AUTO_SELECTED_WHEN_MANY).map(nameOf));
}

function nameOf(run: Run): string {
  return run.name;
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
