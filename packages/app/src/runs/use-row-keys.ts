import type { Run } from "@runlens/model";
import { useState, type KeyboardEvent } from "react";
import { moveTarget } from "@runlens/widgets";
import { onlySelected, withSelected, type RunSelection } from "../run-selection.ts";
import type { RunView } from "../run-view.ts";
import { useSession } from "../session.ts";
import { keyOfRow, runsOfRow, type TableRow } from "./table-rows.ts";

interface RowKeysParts {
  readonly view: RunView;
  /** All runs. */
  readonly runs: readonly Run[];
  readonly rows: readonly TableRow[];
  readonly fold: (row: TableRow, isFolded: boolean) => void;
  readonly showDetails: (run: string) => void;
  readonly rename: (run: string) => void;
  /** Opens the menu of a row. */
  readonly showMenu: (index: number) => void;
}

export interface RowKeys {
  /** -1 until the table was used. */
  readonly activeIndex: number;
  readonly setActive: (index: number) => void;
  readonly onRowClick: (index: number, shift: boolean) => void;
  readonly onRowDoubleClick: (index: number) => void;
  readonly toggle: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Keys and clicks of the table of runs, as changes of the selection. */
export function useRowKeys(parts: RowKeysParts): RowKeys {
  const { view, runs, rows, fold } = parts;
  const { url } = useSession();
  const [activeKey, setActiveKey] = useState<string>();
  const activeIndex =
    activeKey === undefined ? -1 : rows.findIndex((row) => keyOfRow(row) === activeKey);
  const setActive = (index: number): void => {
    const row = rows[index];
    setActiveKey(row && keyOfRow(row));
  };

  const select = (change: (selection: RunSelection) => RunSelection): void =>
    url.update((state) => ({ ...state, selection: change(state.selection) }));
  const isSelected = (index: number): boolean => {
    const names = runsOfRow(rows[index]);
    return names.length > 0 && names.every((name) => view.selected.has(name));
  };
  const toggle = (index: number): void => {
    const names = runsOfRow(rows[index]);
    if (names.length > 0) {
      select((selection) => withSelected(selection, runs, names, !isSelected(index)));
    }
  };
  const only = (index: number): void => {
    const names = runsOfRow(rows[index]);
    if (names.length > 0) select(() => onlySelected(names, runs));
  };
  const all = (): void => {
    const names = view.listed.map(({ name }) => name);
    select((selection) => withSelected(selection, runs, names, true));
  };
  const withRun = (act: (run: string) => void): void => {
    const row = rows[activeIndex];
    if (row?.kind === "run") act(row.run.name);
  };
  /** Gives all rows between the two the state of the row at `from`. */
  const extend = (from: number, to: number): void => {
    const selected = isSelected(from);
    const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap(runsOfRow);
    select((selection) => withSelected(selection, runs, range, selected));
  };
  const foldActive = (isFolded: boolean): void => {
    const row = rows[activeIndex];
    if (row?.kind === "group") fold(row, isFolded);
    else if (isFolded && view.groups !== undefined) {
      setActive(rows.findLastIndex((each, i) => i < activeIndex && each.kind === "group"));
    }
  };

  return {
    activeIndex,
    setActive,
    toggle,
    onRowClick(index, shift) {
      const row = rows[index];
      if (shift && activeIndex >= 0) extend(activeIndex, index);
      else if (row?.kind === "group") fold(row, !row.isFolded);
      else toggle(index);
      setActive(index);
    },
    onRowDoubleClick(index) {
      if (rows[index]?.kind === "run") only(index);
    },
    onKeyDown(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { key, shiftKey } = event;
      const target = moveTarget(key, activeIndex, rows.length);
      if (target !== undefined) {
        if (shiftKey && activeIndex >= 0) extend(activeIndex, target);
        setActive(target);
      } else if (key === " ") toggle(activeIndex);
      else if (key === "o") only(activeIndex);
      else if (key === "a") all();
      else if (key === "i") withRun(parts.showDetails);
      else if (key === "F2" || key === "Enter") withRun(parts.rename);
      else if (key === "ArrowLeft" || key === "ArrowRight") foldActive(key === "ArrowLeft");
      else if (key === "ContextMenu" || (key === "F10" && shiftKey)) parts.showMenu(activeIndex);
      else return;
      event.preventDefault();
    },
  };
}
