import { countText, visibleName } from "@runlens/base";
import type { Run, RunAnnotations } from "@runlens/model";
import { CheckMark, TextField } from "@runlens/widgets";
import { Info, TriangleAlert } from "lucide-react";
import type { MouseEvent } from "react";
import { labelOf } from "../run-names.ts";
import { oddMarkOf, type OddTags } from "./odd-tags.ts";
import "./run-row.css";
import "./name-cell.css";

interface NameCellProps {
  readonly run: Run;
  readonly selected: boolean;
  readonly color: string;
  readonly annotations: RunAnnotations;
  readonly isBaseline: boolean;
  readonly isInGroup: boolean;
  readonly commonFolder: string;
  readonly oddTags: OddTags;
  /** Of its files, as far as they are listed. */
  readonly problemCount: number;
  readonly showDetails: (run: string) => void;
  /** Absent: the name is not being changed. */
  readonly rename?: NameChange | undefined;
}

export interface NameChange {
  readonly onCommit: (name: string) => void;
  /** The field was left, whether the name was changed or not. */
  readonly onEnd: () => void;
}

export function NameCell(props: NameCellProps) {
  const { run, selected, color, problemCount, isInGroup, showDetails, rename } = props;
  return (
    <div
      className="run-row"
      data-selected={selected || undefined}
      data-in-group={isInGroup || undefined}
    >
      <CheckMark checked={selected} />
      <span className="run-color" style={{ background: color }} />
      {rename === undefined ? (
        <>
          <RunName {...props} />
          <OddMark {...props.oddTags} />
          <DetailsMark onClick={() => showDetails(run.name)} />
          <ProblemMark
            text={problemText(run, problemCount)}
            onClick={() => showDetails(run.name)}
          />
        </>
      ) : (
        <NameField run={run} annotations={props.annotations} rename={rename} />
      )}
    </div>
  );
}

function RunName({ run, annotations, isBaseline, commonFolder }: NameCellProps) {
  const { displayName, archived } = annotations;
  const named = displayName === undefined ? labelOf(run.name, commonFolder) : undefined;
  const folder = named?.folder;
  return (
    <span className="run-name" title={run.name}>
      {folder !== undefined && (
        <>
          <span className="run-folder">{folder}</span>
          {named?.folderEnd !== "" && (
            <span className="run-folder-end">
              <bdi dir="ltr">{named?.folderEnd}</bdi>
            </span>
          )}
          <span className="run-slash">/</span>
        </>
      )}
      <span className="run-leaf">
        <bdi>{displayName === undefined ? named?.leaf : visibleName(displayName)}</bdi>
      </span>
      {named !== undefined && named.end !== "" && (
        <span className="run-leaf run-leaf-end">{named.end}</span>
      )}
      {run.name === "." && <span className="run-note"> (log directory)</span>}
      {isBaseline && <span className="run-note"> (baseline)</span>}
      {archived === true && <span className="run-note"> (archived)</span>}
    </span>
  );
}

interface NameFieldProps extends Pick<NameCellProps, "run" | "annotations"> {
  readonly rename: NameChange;
}

function NameField({ run, annotations, rename }: NameFieldProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keeps events of the field from the row
    <div
      className="run-name-field"
      onClick={alone()}
      onDoubleClick={alone()}
      onBlur={rename.onEnd}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.stopPropagation();
        rename.onEnd();
      }}
    >
      <TextField
        takesFocus
        label={`Name of ${run.name}`}
        value={annotations.displayName ?? ""}
        placeholder={run.name}
        onCommit={rename.onCommit}
      />
    </div>
  );
}

/** For the pointer only: keys act on the row. The key `i` does the same. */
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

function OddMark(tags: OddTags) {
  const mark = oddMarkOf(tags);
  if (mark === undefined) return null;
  const { sign, text } = mark;
  return (
    <span className="run-odd-mark" data-sign={sign} role="img" aria-label={text} title={text}>
      {sign}
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
