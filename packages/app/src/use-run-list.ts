import type { Run } from "@runlens/model";
import { useState, type KeyboardEvent } from "react";
import { moveTarget } from "./list-keys.ts";
import { onlySelected, withSelected, type RunSelection } from "./run-selection.ts";
import type { RunView } from "./run-view.ts";
import { useSession } from "./session.ts";

interface RunListHandlers {
  /** -1 until the list was used. */
  readonly activeIndex: number;
  readonly onRowClick: (index: number, shift: boolean) => void;
  readonly onRowDoubleClick: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Keys and clicks of the run list, as changes of the selection. `showDetails` takes the name of a run. */
export function useRunList(
  view: RunView,
  runs: readonly Run[],
  showDetails: (run: string) => void,
): RunListHandlers {
  const { url } = useSession();
  const [activeName, setActiveName] = useState<string>();
  const names = view.listed.map((run) => run.name);
  const activeIndex = activeName === undefined ? -1 : names.indexOf(activeName);

  const select = (change: (selection: RunSelection) => RunSelection): void =>
    url.update((state) => ({ ...state, selection: change(state.selection) }));
  const toggle = (index: number): void => {
    const name = names[index];
    if (name === undefined) return;
    select((selection) => withSelected(selection, runs, [name], !view.selected.has(name)));
  };
  const only = (index: number): void => {
    const name = names[index];
    if (name !== undefined) select(() => onlySelected([name], runs));
  };
  const details = (index: number): void => {
    const name = names[index];
    if (name !== undefined) showDetails(name);
  };
  /** Gives all rows between the two the state of the row at `from`. */
  const extend = (from: number, to: number): void => {
    const selected = view.selected.has(names[from] ?? "");
    const range = names.slice(Math.min(from, to), Math.max(from, to) + 1);
    select((selection) => withSelected(selection, runs, range, selected));
  };

  return {
    activeIndex,
    onRowClick(index, shift) {
      if (shift && activeIndex >= 0) extend(activeIndex, index);
      else toggle(index);
      setActiveName(names[index]);
    },
    onRowDoubleClick: only,
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = moveTarget(event.key, activeIndex, names.length);
      if (target !== undefined) {
        if (event.shiftKey && activeIndex >= 0) extend(activeIndex, target);
        setActiveName(names[target]);
      } else if (event.key === " ") toggle(activeIndex);
      else if (event.key === "o") only(activeIndex);
      else if (event.key === "i") details(activeIndex);
      else if (event.key === "a") select((selection) => withSelected(selection, runs, names, true));
      else return;
      event.preventDefault();
    },
  };
}
