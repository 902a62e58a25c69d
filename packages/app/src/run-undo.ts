import { countText } from "@runlens/base";
import type { Run } from "@runlens/model";
import { selectedNames, withSelected, type RunSelection } from "./run-selection.ts";
import type { Store } from "./store.ts";
import type { UndoHistory, UndoStep } from "./undo-history.ts";
import type { UrlState } from "./url-state.ts";

interface RunUndoParts {
  readonly url: Store<UrlState>;
  readonly history: UndoHistory;
  readonly record: (step: UndoStep) => void;
  /** All runs, as far as they are known. */
  readonly runs: () => readonly Run[];
  /** What people call a run. */
  readonly nameOf: (run: string) => string;
}

export type ChangeUnasked = (change: (state: UrlState) => UrlState) => void;

/** The filter changes with every letter, and a double click is two clicks before. */
const ONE_CHANGE_MS = 2000;

/**
 * Records every change of which runs are shown and how they are listed, whoever makes it, so
 * that it can be undone like any other.
 *
 * @returns what changes the link without a person, of which nothing is recorded.
 */
export function recordRunChanges(parts: RunUndoParts): ChangeUnasked {
  const { url, history, record, runs } = parts;
  let shown = url.get();
  let isUnasked = false;
  let recent: { readonly step: RunStep; readonly isFilter: boolean; atMs: number } | undefined;

  const changeUnasked: ChangeUnasked = (change) => {
    isUnasked = true;
    url.update(change);
    isUnasked = false;
  };
  /** Whether the last change went on: its filter was typed further, or it was taken back by hand. */
  const goesOn = (isFilter: boolean, after: UrlState): boolean => {
    if (recent === undefined || recent.step !== history.last()) return false;
    const { step, atMs } = recent;
    if (Date.now() - atMs > ONE_CHANGE_MS) return false;
    const isTakenBack = !isOfRuns(step.before, after, runs());
    if (isTakenBack) history.forget(step);
    else if (isFilter && recent.isFilter) recent.atMs = Date.now();
    else return false;
    step.after = after;
    return true;
  };
  url.subscribe(() => {
    const [before, after] = [shown, url.get()];
    shown = after;
    if (isUnasked || !isOfRuns(before, after, runs())) return;
    const isFilter = changedKeys(before, after).join() === "runFilter";
    if (goesOn(isFilter, after)) return;
    const step = runStep(before, after, parts, changeUnasked);
    recent = { step, isFilter, atMs: Date.now() };
    record(step);
  });
  return changeUnasked;
}

interface RunStep extends UndoStep {
  readonly before: UrlState;
  after: UrlState;
}

function runStep(
  before: UrlState,
  after: UrlState,
  parts: RunUndoParts,
  change: ChangeUnasked,
): RunStep {
  const step: RunStep = {
    before,
    after,
    get label() {
      return labelOf(before, step.after, parts);
    },
    undo: () => change((now) => withChange(now, step.after, before, parts.runs())),
    redo: () => change((now) => withChange(now, before, step.after, parts.runs())),
  };
  return step;
}

function isOfRuns(before: UrlState, after: UrlState, runs: readonly Run[]): boolean {
  const keys = changedKeys(before, after);
  if (keys.includes("runFilter") || keys.includes("showsArchived")) return true;
  const table = changedKeys(before.table, after.table);
  if (table.some((key) => key !== "folded" && key !== "isFull")) return true;
  const { shown, hidden } = differenceOf(before.selection, after.selection, runs);
  return shown.length > 0 || hidden.length > 0;
}

/** `now`, in which all that differs between the two is as in `to`. */
function withChange(now: UrlState, from: UrlState, to: UrlState, runs: readonly Run[]): UrlState {
  return {
    ...now,
    ...partsOf(to, changedKeys(from, to)),
    table: { ...now.table, ...partsOf(to.table, changedKeys(from.table, to.table)) },
    selection:
      from.selection === to.selection
        ? now.selection
        : withAppeared(to.selection, from.selection, now.selection, runs),
  };
}

/** Runs that appeared meanwhile, which were selected by themselves, stay so. */
function withAppeared(
  to: RunSelection,
  from: RunSelection,
  now: RunSelection,
  runs: readonly Run[],
): RunSelection {
  const { shown: appeared } = differenceOf(from, now, runs);
  return appeared.length === 0 ? to : withSelected(to, runs, appeared, true);
}

function changedKeys<T extends object>(before: T, after: T): readonly (keyof T)[] {
  const keys = Object.keys(after) as (keyof T)[]; // both are made with the same keys
  return keys.filter((key) => !Object.is(before[key], after[key]));
}

function partsOf<T extends object>(state: T, keys: readonly (keyof T)[]): Partial<T> {
  const parts: Partial<T> = {};
  for (const key of keys) parts[key] = state[key];
  return parts;
}

const RUN_KEYS: readonly (keyof UrlState)[] = ["runFilter", "selection", "showsArchived", "table"];

function labelOf(before: UrlState, after: UrlState, { runs, nameOf }: RunUndoParts): string {
  const keys = changedKeys(before, after);
  if (keys.some((key) => !RUN_KEYS.includes(key))) return "Opened another view";
  if (keys.includes("runFilter")) {
    return after.runFilter === "" ? "Cleared the filter of runs" : "Filtered runs";
  }
  if (keys.includes("showsArchived")) {
    return after.showsArchived ? "Listed archived runs" : "Left archived runs out";
  }
  const table = changedKeys(before.table, after.table);
  if (table.includes("columns")) return "Changed columns";
  if (table.includes("sort")) return "Sorted runs";
  if (table.includes("grouping")) {
    return after.table.grouping === undefined ? "Took groups apart" : "Grouped runs";
  }
  return selectionLabel(differenceOf(before.selection, after.selection, runs()), nameOf);
}

interface Difference {
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
  /** All that are shown in the end. */
  readonly after: ReadonlySet<string>;
}

function differenceOf(before: RunSelection, after: RunSelection, runs: readonly Run[]): Difference {
  if (before === after) return { shown: [], hidden: [], after: new Set() };
  const [were, are] = [selectedNames(before, runs), selectedNames(after, runs)];
  return {
    shown: [...are].filter((name) => !were.has(name)),
    hidden: [...were].filter((name) => !are.has(name)),
    after: are,
  };
}

function selectionLabel(
  { shown, hidden, after }: Difference,
  nameOf: (run: string) => string,
): string {
  const told = (names: readonly string[]): string =>
    names.length === 1 ? nameOf(names[0] ?? "") : countText(names.length, "run");
  if (hidden.length === 0) return `Showed ${told(shown)}`;
  if (shown.length > 0 || (after.size === 1 && hidden.length > 1)) {
    return after.size === 1 ? `Showed only ${told([...after])}` : "Showed other runs";
  }
  return `Hid ${told(hidden)}`;
}
