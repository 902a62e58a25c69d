import type { FileProblem, Run, RunAnnotations } from "@runlens/model";
import { Button, Checkbox, SearchField, SplitPanel, VirtualList } from "@runlens/widgets";
import { useMemo, useState } from "react";
import { problemCounts } from "./problem-groups.ts";
import { parseRunFilter } from "./run-filter.ts";
import { commonFolder } from "./run-names.ts";
import { MAX_AUTO_SELECTED, withSelected, type RunSelection } from "./run-selection.ts";
import { RunDetails } from "./run-details.tsx";
import { RunRow } from "./run-row.tsx";
import type { RunView } from "./run-view.ts";
import "./runs-panel.css";
import { useSession } from "./session.ts";
import { FILTER_RUNS_ID } from "./shortcuts.ts";
import { useStore } from "./store.ts";
import { useRunList } from "./use-run-list.ts";
import { useNowSecs } from "./use-now.ts";

interface RunsPanelProps {
  readonly view: RunView;
  /** All runs, by name. */
  readonly runs: readonly Run[];
  readonly colors: ReadonlyMap<string, string>;
  /** What could not be read, of all runs; undefined until the server answered. */
  readonly problems: readonly FileProblem[] | undefined;
}

const NO_PROBLEMS: readonly FileProblem[] = [];
const ROW_HEIGHT = 26;
/** A run counts as live for so long after its last point. */
const LIVE_SECS = 60;
const LIVE_TICK_MS = 5000;

export function RunsPanel({ view, runs, colors, problems = NO_PROBLEMS }: RunsPanelProps) {
  const folder = useMemo(() => commonFolder(runs.map((run) => run.name)), [runs]);
  const [detailed, setDetailed] = useState<string>();
  return (
    <SplitPanel id="runs" title="Runs" side="left" defaultWidth={280} minWidth={180} maxWidth={720}>
      <div id={FILTER_RUNS_ID} className="runs-filter">
        <RunFilterField />
      </div>
      {runs.length > 0 && <RunListHeader view={view} runs={runs} folder={folder} />}
      <RunList {...{ view, runs, colors, folder, problems }} showDetails={setDetailed} />
      <ManyRunsNotice runs={runs} />
      <RunDetails
        run={runs.find(({ name }) => name === detailed)}
        color={colors.get(detailed ?? "") ?? ""}
        problems={problems}
        onClose={() => setDetailed(undefined)}
      />
    </SplitPanel>
  );
}

/** Holds text that is no expression (yet) to itself; the page keeps the last one that was. */
function RunFilterField() {
  const { url } = useSession();
  const { runFilter } = useStore(url);
  const [invalidText, setInvalidText] = useState<string>();
  const text = invalidText ?? runFilter;
  const filter = useMemo(() => parseRunFilter(text), [text]);
  const change = (next: string): void => {
    const isValid = parseRunFilter(next).kind === "valid";
    setInvalidText(isValid ? undefined : next);
    if (isValid) url.update((state) => ({ ...state, runFilter: next }));
  };
  return (
    <SearchField
      label="Filter runs"
      placeholder="Filter runs (regex)"
      value={text}
      onChange={change}
      error={filter.kind === "invalid" ? filter.reason : undefined}
    />
  );
}

interface RunListHeaderProps extends Pick<RunsPanelProps, "view" | "runs"> {
  /** The folders that all runs share, or "". */
  readonly folder: string;
}

function RunListHeader({ view, runs, folder }: RunListHeaderProps) {
  const { url } = useSession();
  const listed = view.listed.map((run) => run.name);
  const count = view.visible.length;
  const checked = count === 0 ? false : count === listed.length || "mixed";
  const setAll = (selected: boolean): void =>
    url.update((state) => ({
      ...state,
      selection: withSelected(state.selection, runs, listed, selected),
    }));
  return (
    <div className="runs-header">
      <Checkbox label="Select all listed runs" checked={checked} onChange={setAll} />
      <span className="runs-count" role="status">
        {count.toLocaleString("en-US")} of {runs.length.toLocaleString("en-US")}{" "}
        {runs.length === 1 ? "run" : "runs"}
      </span>
      <ArchivedSwitch count={view.archivedCount} />
      {folder !== "" && (
        <span className="runs-folder" title={`All runs are in ${folder}`}>
          in {folder}
        </span>
      )}
    </div>
  );
}

/** Lists archived runs, too, where there are any. */
function ArchivedSwitch({ count }: { readonly count: number }) {
  const { url } = useSession();
  const { showsArchived } = useStore(url);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="runs-archived"
      aria-pressed={showsArchived}
      title={showsArchived ? "Leave archived runs out" : "List archived runs, too"}
      onClick={() => url.update((state) => ({ ...state, showsArchived: !showsArchived }))}
    >
      {count.toLocaleString("en-US")} archived
    </button>
  );
}

const NO_RUN_ANNOTATIONS: RunAnnotations = {};

interface RunListProps extends RunsPanelProps, RunListHeaderProps {
  readonly problems: readonly FileProblem[];
  readonly showDetails: (run: string) => void;
}

function RunList({ view, runs, colors, folder, problems, showDetails }: RunListProps) {
  const list = useRunList(view, runs, showDetails);
  const nowSecs = useNowSecs(LIVE_TICK_MS);
  const session = useSession();
  const lastSeenMs = useStore(session.lastSeenMs);
  const { annotations } = useStore(session.annotations.shown);
  const countOfRun = useMemo(() => problemCounts(problems), [problems]);
  const { listed } = view;
  const lastPointSecs = (run: Run): number =>
    Math.max((lastSeenMs.get(run.name) ?? 0) / 1000, run.lastTimeSecs ?? 0);
  if (listed.length === 0) {
    return <p className="runs-none">{runs.length === 0 ? "No runs yet" : "No run matches"}</p>;
  }
  return (
    <VirtualList
      label="Runs"
      count={listed.length}
      rowHeight={ROW_HEIGHT}
      activeIndex={list.activeIndex}
      isSelected={(index) => view.selected.has(listed[index]?.name ?? "")}
      keyOf={(index) => listed[index]?.name ?? ""}
      onRowClick={list.onRowClick}
      onRowDoubleClick={list.onRowDoubleClick}
      onKeyDown={list.onKeyDown}
      renderRow={(index) => {
        const run = listed[index];
        if (run === undefined) return null;
        return (
          <RunRow
            run={run}
            selected={view.selected.has(run.name)}
            color={colors.get(run.name) ?? ""}
            annotations={annotations.runs.get(run.name) ?? NO_RUN_ANNOTATIONS}
            isBaseline={annotations.baselineRun === run.name}
            commonFolder={folder}
            problemCount={countOfRun.get(run.name) ?? 0}
            isLive={nowSecs - lastPointSecs(run) < LIVE_SECS}
            showDetails={showDetails}
          />
        );
      }}
    />
  );
}

/** Says once why not all runs are selected, until the reader selects some. */
function ManyRunsNotice({ runs }: { readonly runs: readonly Run[] }) {
  const { url } = useSession();
  const { selection } = useStore(url);
  if (runs.length <= MAX_AUTO_SELECTED || selection.kind !== "auto") return null;
  const all: RunSelection = { kind: "hidden", names: new Set() };
  return (
    <div className="runs-notice" role="note">
      <p>There are more than {MAX_AUTO_SELECTED} runs, so only the newest are selected.</p>
      <Button
        label="Select all"
        onClick={() => url.update((state) => ({ ...state, selection: all }))}
      />
    </div>
  );
}
