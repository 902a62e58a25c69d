import type { Run } from "@runlens/model";
import { Checkbox, type SortDirection } from "@runlens/widgets";
import { withSelected } from "../run-selection.ts";
import type { RunView } from "../run-view.ts";
import { useSession } from "../session.ts";
import { SortMark } from "./column-head.tsx";
import { NAME_COLUMN } from "./columns.ts";
import { usualSort } from "./run-order.ts";
import { sortedNext } from "./table-state.ts";
import type { Table } from "./use-table.ts";
import "./column-head.css";

interface NameHeadProps {
  readonly view: RunView;
  /** All runs. */
  readonly runs: readonly Run[];
  readonly table: Table;
  /** The folders that all runs share, or "". */
  readonly folder: string;
  readonly direction: SortDirection;
}

/** Selects all listed runs, and sorts by name. */
export function NameHead({ view, runs, folder, table, direction }: NameHeadProps) {
  const { url } = useSession();
  const count = view.visible.length;
  const usual = usualSort(runs.length);
  const setAll = (selected: boolean): void => {
    const listed = view.listed.map(({ name }) => name);
    url.update((state) => ({
      ...state,
      selection: withSelected(state.selection, runs, listed, selected),
    }));
  };
  return (
    <div className="runs-name-head">
      <Checkbox
        label="Select all listed runs"
        checked={count === 0 ? false : count === view.listed.length || "mixed"}
        onChange={setAll}
      />
      <button
        type="button"
        className="runs-column runs-column-name"
        onClick={() => table.change((state) => sortedNext(state, NAME_COLUMN, usual))}
      >
        <span>Name</span>
        {folder !== "" && (
          <span className="runs-folder" title={`All runs are in ${folder}`}>
            in {folder}
          </span>
        )}
        {usual.by !== NAME_COLUMN && table.state.sort === undefined && (
          <span className="runs-folder">newest first</span>
        )}
        <SortMark direction={table.state.sort === undefined ? undefined : direction} />
      </button>
    </div>
  );
}
