import { countText } from "@runlens/base";
import type { Run, RunAnnotations } from "@runlens/model";
import { CheckMark } from "@runlens/widgets";
import { Info, TriangleAlert } from "lucide-react";
import { memo, type MouseEvent } from "react";
import { labelOf } from "./run-names.ts";

interface RunRowProps {
  readonly run: Run;
  readonly selected: boolean;
  readonly color: string;
  readonly annotations: RunAnnotations;
  readonly isBaseline: boolean;
  readonly commonFolder: string;
  /** Of its files, as far as they are listed. */
  readonly problemCount: number;
  /** Points arrived lately. */
  readonly isLive: boolean;
  readonly showDetails: (run: string) => void;
}

export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { run, selected, color, annotations, isBaseline, problemCount, isLive, showDetails } =
    props;
  const { displayName, archived } = annotations;
  const named = displayName === undefined ? labelOf(run.name, props.commonFolder) : undefined;
  const folder = named?.folder;
  return (
    <div className="run-row" data-selected={selected || undefined}>
      <CheckMark checked={selected} />
      <span className="run-color" style={{ background: color }} />
      <span className="run-name" title={run.name}>
        {folder !== undefined && (
          <>
            <span className="run-folder">
              <bdi dir="ltr">{folder}</bdi>
            </span>
            <span className="run-slash">/</span>
          </>
        )}
        <span className="run-leaf">
          <bdi>{displayName ?? named?.leaf}</bdi>
        </span>
        {run.name === "." && <span className="run-note"> (log directory)</span>}
        {isBaseline && <span className="run-note"> (baseline)</span>}
        {archived === true && <span className="run-note"> (archived)</span>}
      </span>
      <DetailsMark onClick={() => showDetails(run.name)} />
      <ProblemMark text={problemText(run, problemCount)} onClick={() => showDetails(run.name)} />
      {isLive && <LiveMark />}
    </div>
  );
});

/** For the pointer only: an option of a list box cannot hold a button. The key `i` does the same. */
function DetailsMark({ onClick }: { readonly onClick: () => void }) {
  return (
    <span
      className="run-details-mark"
      aria-hidden
      title="Run details (i)"
      onClick={alone(onClick)}
      onDoubleClick={alone()}
    >
      <Info />
    </span>
  );
}

interface ProblemMarkProps {
  /** Undefined: there is nothing to mark. */
  readonly text: string | undefined;
  readonly onClick: () => void;
}

/** The details, which a click opens, list what it stands for. */
function ProblemMark({ text, onClick }: ProblemMarkProps) {
  if (text === undefined) return null;
  return (
    <span className="run-problem-mark" role="img" aria-label={text}>
      <span
        aria-hidden
        title={`${text}; see the run details (i)`}
        onClick={alone(onClick)}
        onDoubleClick={alone()}
      >
        <TriangleAlert />
      </span>
    </span>
  );
}

function LiveMark() {
  return (
    <span
      className="run-live"
      role="img"
      aria-label="live"
      title="live: new points in the last minute"
    />
  );
}

function problemText({ damagedRecords }: Run, problemCount: number): string | undefined {
  if (damagedRecords > 0) return `${countText(damagedRecords, "record")} could not be read`;
  return problemCount > 0 ? countText(problemCount, "problem") : undefined;
}

/** Handles a click that the row is not to have. */
function alone(handle?: () => void): (event: MouseEvent) => void {
  return (event) => {
    event.stopPropagation();
    handle?.();
  };
}
