import { messageOf } from "@runlens/base";
import type { Run } from "@runlens/model";
import {
  Button,
  fetchedLater,
  saveFile,
  SplitPanel,
  type MenuSection,
  type Theme,
} from "@runlens/widgets";
import { Maximize2, Minimize2 } from "lucide-react";
import { useMemo, useState } from "react";
import { NO_PROBLEMS, type ProblemLists } from "./problem-groups.ts";
import { commonFolder } from "./run-names.ts";
import {
  AUTO_SELECTED_WHEN_MANY,
  MAX_AUTO_SELECTED,
  onlySelected,
  withSelected,
  type RunSelection,
} from "./run-selection.ts";
import type { RunView } from "./run-view.ts";
import "./runs-panel.css";
import { readTableCsv } from "./runs/export-table.ts";
import { FilterChips } from "./runs/filter-chips.tsx";
import { FilterField } from "./runs/filter-field.tsx";
import { rowMenu, type RowActions } from "./runs/row-menu.ts";
import { RunsTable } from "./runs/runs-table.tsx";
import { RunsToolbar } from "./runs/runs-toolbar.tsx";
import type { TableRow } from "./runs/table-rows.ts";
import type { RunChoice } from "./runs/use-run-choice.ts";
import { useTable, type Table } from "./runs/use-table.ts";
import { useSession } from "./session.ts";
import { FILTER_RUNS_ID } from "./shortcuts.ts";
import { useStore } from "./store.ts";

interface RunsPanelProps {
  readonly view: RunView;
  readonly choice: RunChoice;
  /** All runs, by name. */
  readonly runs: readonly Run[];
  /** What could not be read, of all runs; undefined until the server answered. */
  readonly problems: ProblemLists | undefined;
  readonly theme: Theme;
}

const RunDetails = fetchedLater(async () => (await import("./run-details.tsx")).RunDetails);
const AnnotateDialog = fetchedLater(
  async () => (await import("./runs/annotate-dialog.tsx")).AnnotateDialog,
);

export function RunsPanel({ view, choice, runs, problems = NO_PROBLEMS, theme }: RunsPanelProps) {
  const folder = useMemo(() => commonFolder(runs.map((run) => run.name)), [runs]);
  const table = useTable();
  const [detailed, setDetailed] = useState<string>();
  const detailedRun = runs.find(({ name }) => name === detailed);
  const [renamed, setRenamed] = useState<string>();
  const [annotated, setAnnotated] = useState<readonly string[]>();
  const select = useSelect();
  const actions: RowActions = {
    showOnly: (names) => select(() => onlySelected(names, runs)),
    hide: (names) => select((before) => withSelected(before, runs, names, false)),
    rename: setRenamed,
    showDetails: setDetailed,
    annotate: setAnnotated,
  };
  const menuOf = useMenuOf(view, actions);
  const exportTable = useExportTable(view, table);
  const { isFull } = table.state;
  return (
    <SplitPanel
      id="runs"
      title="Runs"
      side="left"
      defaultWidth={280}
      minWidth={200}
      maxWidth={1600}
      isFull={isFull}
      actions={
        <Button
          variant="icon"
          label={isFull ? "Show the dashboard again" : "Full-width table"}
          icon={isFull ? <Minimize2 /> : <Maximize2 />}
          onClick={() => table.change((state) => ({ ...state, isFull: !isFull }))}
        />
      }
    >
      <div id={FILTER_RUNS_ID} className="runs-filter">
        <FilterField choice={choice} listedCount={view.listed.length} />
        <FilterChips />
      </div>
      {runs.length > 0 && (
        <RunsToolbar
          {...{ view, choice, runs, table, theme }}
          menu={() => [
            ...menuOf(undefined),
            { items: [{ label: "Save the table as CSV", onSelect: exportTable }] },
          ]}
        />
      )}
      <RunsTable
        {...{ view, runs, table, folder, problems, actions, renamed, menuOf }}
        isPending={choice.isPending}
        endRename={() => setRenamed(undefined)}
      />
      <ManyRunsNotice runs={runs} />
      {detailedRun !== undefined && (
        <RunDetails
          run={detailedRun}
          color={view.colors.get(detailedRun.name) ?? ""}
          problems={problems}
          onClose={() => setDetailed(undefined)}
        />
      )}
      {annotated !== undefined && (
        <AnnotateDialog
          runs={annotated}
          colors={view.colors}
          onClose={() => setAnnotated(undefined)}
        />
      )}
    </SplitPanel>
  );
}

function useSelect() {
  const { url } = useSession();
  return (change: (selection: RunSelection) => RunSelection): void =>
    url.update((state) => ({ ...state, selection: change(state.selection) }));
}

/** The menu of a row, or without one that of the selected runs. */
function useMenuOf(
  view: RunView,
  actions: RowActions,
): (row: TableRow | undefined) => readonly MenuSection[] {
  const page = useSession().annotations;
  const { annotations, mode } = useStore(page.shown);
  return (row) =>
    rowMenu({
      row,
      selected: view.visible.map(({ name }) => name),
      annotations,
      isReadOnly: mode === "readOnly",
      change: page.change,
      actions,
    });
}

function useExportTable(view: RunView, { columns }: Table): () => void {
  const { client, annotations } = useSession();
  return () => {
    const texts = columns.map(({ text }) => text);
    readTableCsv(client, view.listed, texts).then(
      (csv) => saveFile("runs.csv", new Blob([csv], { type: "text/csv" })),
      (error: unknown) => annotations.tellFailure(messageOf(error)),
    );
  };
}

/** Says once why not all runs are selected, until the reader selects some. */
function ManyRunsNotice({ runs }: { readonly runs: readonly Run[] }) {
  const { url } = useSession();
  const { selection } = useStore(url);
  const select = useSelect();
  if (runs.length <= MAX_AUTO_SELECTED || selection.kind !== "auto") return null;
  return (
    <div className="runs-notice" role="note">
      <p>
        There are more than {MAX_AUTO_SELECTED} runs, so only the {AUTO_SELECTED_WHEN_MANY} newest
        are selected.
      </p>
      <Button
        label="Select all"
        onClick={() => select(() => ({ kind: "hidden", names: new Set() }))}
      />
    </div>
  );
}
