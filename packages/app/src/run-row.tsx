import { countText } from "@runlens/base";
import type { Run } from "@runlens/model";
import { CheckMark } from "@runlens/widgets";
import { Info, TriangleAlert } from "lucide-react";
import { memo, type MouseEvent } from "react";
import { labelOf } from "./run-names.ts";

interface RunRowProps {
  readonly run: Run;
  readonly selected: boolean;
  readonly color: string;
  readonly commonFolder: string;
  /** Points arrived lately. */
  readonly isLive: boolean;
  readonly showDetails: (run: string) => void;
}

export const RunRow = memo(function RunRow(props: RunRowProps) {
  const { run, selected, color, commonFolder, isLive, showDetails } = props;
  const { folder, leaf } = labelOf(run.name, commonFolder);
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
        <span className="run-leaf">{leaf}</span>
        {run.name === "." && <span className="run-note"> (log directory)</span>}
      </span>
      <DetailsMark onClick={() => showDetails(run.name)} />
      <RunState run={run} isLive={isLive} />
    </div>
  );
});

/** For the pointer only: an option of a list box cannot hold a button. The key `i` does the same. */
function DetailsMark({ onClick }: { readonly onClick: () => void }) {
  const click = (event: MouseEvent): void => {
    event.stopPropagation();
    onClick();
  };
  return (
    <span
      className="run-details-mark"
      aria-hidden
      title="Run details (i)"
      onClick={click}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Info />
    </span>
  );
}

function RunState({ run, isLive }: Pick<RunRowProps, "run" | "isLive">) {
  const damaged = `${countText(run.damagedRecords, "record")} could not be read`;
  return (
    <>
      {run.damagedRecords > 0 && (
        <span className="run-damaged" role="img" aria-label={damaged} title={damaged}>
          <TriangleAlert aria-hidden />
        </span>
      )}
      {isLive && (
        <span
          className="run-live"
          role="img"
          aria-label="live"
          title="live: new points in the last minute"
        />
      )}
    </>
  );
}
