import {
  isDistinctive,
  type HyperparameterColumn,
  type Run,
  type RunAnnotations,
} from "@runlens/model";
import {
  Menu,
  VirtualGrid,
  type GridColumn,
  type MenuAnchor,
  type MenuSection,
  type SortDirection,
} from "@runlens/widgets";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { problemCounts, type ProblemLists } from "../problem-groups.ts";
import type { RunView } from "../run-view.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { ColumnHead } from "./column-head.tsx";
import { runColumnMenu } from "./column-menu.ts";
import { NAME_COLUMN, type RunColumn } from "./columns.ts";
import { FilterPopover } from "./filter-chips.tsx";
import { GroupCell } from "./group-cell.tsx";
import { sharedLengths } from "./group-key.ts";
import { NameCell } from "./name-cell.tsx";
import { NameHead } from "./name-head.tsx";
import type { RowActions } from "./row-menu.ts";
import { usualSort } from "./run-order.ts";
import { keyOfRow, selectionOf, tableRows, treeRowOf, type TableRow } from "./table-rows.ts";
import { sortedNext, withColumnAt, withFolded, withoutColumn } from "./table-state.ts";
import { useRenderValue } from "./use-render-value.tsx";
import { useRowKeys } from "./use-row-keys.ts";
import { useRunColumns } from "./use-run-columns.ts";
import type { Table } from "./use-table.ts";
import "./runs-table.css";

interface RunsTableProps {
  readonly view: RunView;
  /** All runs, by name. */
  readonly runs: readonly Run[];
  readonly table: Table;
  /** Whether the server is still to answer to the filter. */
  readonly isPending: boolean;
  /** The folders that all runs share, or "". */
  readonly folder: string;
  readonly problems: ProblemLists;
  readonly actions: RowActions;
  /** The run whose name is being changed. */
  readonly renamed: string | undefined;
  readonly endRename: () => void;
  readonly menuOf: (row: TableRow) => readonly MenuSection[];
}

const ROW_HEIGHT = 26;
const NAME_WIDTHS = { minWidth: 160, maxWidth: 460 };
/** Of a table with many columns in full width: no name is lost for one column more in sight. */
const WIDE_NAME_WIDTHS = { minWidth: 280, maxWidth: 460 };
const NO_ANNOTATIONS: RunAnnotations = {};

export function RunsTable(props: RunsTableProps) {
  const { view, runs, table, folder, problems, actions, renamed, endRename } = props;
  const { state, columns, change } = table;
  const session = useSession();
  const { annotations } = useStore(session.annotations.shown);
  const gridRef = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<OpenMenu>();
  const [filtered, setFiltered] = useState<string>();
  const rows = useMemo(
    () => tableRows(view.listed, view.groups, state.folded),
    [view.listed, view.groups, state.folded],
  );
  const shared = useMemo(
    () => sharedLengths(view.groups?.map(({ id }) => id).filter(Boolean) ?? []),
    [view.groups],
  );
  const fold = (row: TableRow, isFolded: boolean): void => {
    if (row.kind === "group") change((before) => withFolded(before, row.group.id, isFolded));
  };
  const showMenu = (index: number, anchor: MenuAnchor | undefined): void => {
    const row = rows[index];
    if (row !== undefined && anchor !== undefined) setMenu({ anchor, row });
  };
  const keys = useRowKeys({
    view,
    runs,
    rows,
    fold,
    showDetails: actions.showDetails,
    rename: actions.rename,
    showMenu: (index) => showMenu(index, activeRow(gridRef.current)),
  });
  const isWide = state.isFull;
  const usual = usualSort(runs.length);
  const { hyperparameters } = useRunColumns(columns.some(({ kind }) => kind === "value"));
  const known = useMemo(
    () => new Map(hyperparameters.map((column) => [column.name, column])),
    [hyperparameters],
  );
  const hyperparameterOf = ({ kind, name = "" }: RunColumn): HyperparameterColumn | undefined =>
    kind === "value" ? known.get(name) : undefined;
  const gridColumns = useMemo(
    () =>
      columns.map((column): GridColumn => ({ key: column.text, width: widthOf(column, isWide) })),
    [columns, isWide],
  );
  const problemsOf = useMemo(() => problemCounts(problems), [problems]);
  const { renderValue, oddTagsOf, onRange } = useRenderValue(rows, columns, isWide);

  const keyOf = useCallback((index: number) => keyOfRow(rows[index]), [rows]);
  const isSelected = (index: number): boolean | "mixed" => selectionOf(rows[index], view.selected);
  const renderFirst = (index: number): ReactNode => {
    const row = rows[index];
    if (row === undefined) return null;
    if (row.kind === "group") {
      return (
        <GroupCell
          group={row.group}
          shared={shared}
          isFolded={row.isFolded}
          selected={isSelected(index)}
          onSelect={() => keys.toggle(index)}
        />
      );
    }
    const { run } = row;
    return (
      <NameCell
        run={run}
        selected={view.selected.has(run.name)}
        color={view.colors.get(run.name) ?? ""}
        annotations={annotations.runs.get(run.name) ?? NO_ANNOTATIONS}
        isBaseline={annotations.baselineRun === run.name}
        isInGroup={view.groups !== undefined}
        commonFolder={folder}
        oddTags={oddTagsOf(run.name)}
        problemCount={problemsOf.get(run.name) ?? 0}
        showDetails={actions.showDetails}
        rename={
          run.name === renamed
            ? {
                onCommit: (text) =>
                  session.annotations.change(
                    [
                      {
                        kind: "setRun",
                        run: run.name,
                        patch: { displayName: text.trim() || null },
                      },
                    ],
                    "Renamed run",
                  ),
                onEnd: () => {
                  endRename();
                  gridRef.current?.focus();
                },
              }
            : undefined
        }
      />
    );
  };
  const renderName = useCallback(
    renderFirst,
    // All that `renderFirst` shows; what it does is the same at any time.
    // oxlint-disable-next-line react/exhaustive-deps
    [rows, view, annotations, folder, problemsOf, oddTagsOf, renamed],
  );
  const sortOf = (index: number): SortDirection => {
    const by = index < 0 ? NAME_COLUMN : columns[index]?.text;
    const sort = state.sort ?? usual;
    if (sort.by !== by) return undefined;
    return sort.isDescending === true ? "descending" : "ascending";
  };
  const renderHeader = (index: number): ReactNode => {
    const column = columns[index];
    if (column === undefined) {
      return (
        <NameHead view={view} runs={runs} folder={folder} table={table} direction={sortOf(-1)} />
      );
    }
    const { text } = column;
    const hyperparameter = hyperparameterOf(column);
    return (
      <ColumnHead
        column={column}
        place={index}
        direction={sortOf(index)}
        differs={hyperparameter !== undefined && isDistinctive(hyperparameter, runs.length)}
        isNumeric={
          ["age", "metric"].includes(column.kind) || hyperparameter?.types.join() === "number"
        }
        isWide={isWide}
        onSort={() => change((before) => sortedNext(before, text, usual))}
        onMove={(moved, to) => change((before) => withColumnAt(before, moved, to))}
        onRemove={() => change((before) => withoutColumn(before, text))}
        onMenu={(anchor) => setMenu({ anchor, column: text })}
      />
    );
  };
  /** Made anew while the menu is open: hyperparameters may come to be known only then. */
  const sectionsOf = (shown: OpenMenu): readonly MenuSection[] => {
    if (shown.row !== undefined) return props.menuOf(shown.row);
    const index = columns.findIndex(({ text }) => text === shown.column);
    const column = columns[index];
    if (column === undefined) return [];
    const { name } = hyperparameterOf(column) ?? {};
    const filter = name === undefined ? undefined : () => setFiltered(name);
    return runColumnMenu({
      column,
      direction: sortOf(index),
      usualSort: usual,
      state,
      change,
      filter,
    });
  };

  if (rows.length === 0) {
    return <p className="runs-none">{wordsForNoRows(runs.length, props.isPending)}</p>;
  }
  return (
    <>
      <VirtualGrid
        ref={gridRef}
        label="Runs"
        rowCount={rows.length}
        rowHeight={ROW_HEIGHT}
        first={isWide ? WIDE_NAME_WIDTHS : NAME_WIDTHS}
        columns={gridColumns}
        activeIndex={keys.activeIndex}
        isSelected={(index) => isSelected(index) === true}
        keyOf={keyOf}
        isWhole={(index) => rows[index]?.kind === "group"}
        treeRow={view.groups && ((index) => treeRowOf(rows[index]))}
        renderHeader={renderHeader}
        sortOf={sortOf}
        renderFirst={renderName}
        renderCell={renderValue}
        onRange={onRange}
        onRowClick={keys.onRowClick}
        onRowDoubleClick={keys.onRowDoubleClick}
        onRowMenu={(index, event) => {
          event.preventDefault();
          keys.setActive(index);
          showMenu(index, { x: event.clientX, y: event.clientY });
        }}
        onKeyDown={keys.onKeyDown}
      />
      <Menu
        label={menu?.column === undefined ? "Run" : `Column ${menu.column}`}
        anchor={menu?.anchor}
        sections={menu === undefined ? [] : sectionsOf(menu)}
        onClose={() => setMenu(undefined)}
        returnFocus={() => focusAfter(menu, gridRef.current)}
      />
      <FilterPopover name={filtered} anchor={gridRef} onClose={() => setFiltered(undefined)} />
    </>
  );
}

function wordsForNoRows(runCount: number, isPending: boolean): string {
  if (runCount === 0) return "No runs yet";
  return isPending ? "Filtering…" : "No run matches";
}

/** Of a row, or else of a column. */
interface OpenMenu {
  readonly anchor: MenuAnchor;
  readonly row?: TableRow;
  readonly column?: string;
}

/** Room for the title, or for a value of usual length. */
function widthOf({ kind, title, prefix }: RunColumn, isWide: boolean): number {
  if (kind === "state") return isWide ? 104 : 34;
  if (kind === "age") return 64;
  return Math.min(Math.max(`${prefix ?? ""} ${title}`.length * 7 + 36, 84), 180);
}

function activeRow(grid: HTMLElement | null): Element | undefined {
  const id = grid?.getAttribute("aria-activedescendant");
  return (id && document.getElementById(id)) || undefined;
}

/** What an item put the focus into keeps it. */
function focusAfter(
  menu: OpenMenu | undefined,
  grid: HTMLElement | null,
): HTMLElement | false | null {
  if (document.activeElement instanceof HTMLInputElement) return false;
  return menu?.anchor instanceof HTMLButtonElement ? menu.anchor : grid;
}
