import { TextField } from "@runlens/widgets";
import type { StepSelection } from "@runlens/charts";
import type { LineCardContext } from "../line-card-context.ts";
import { markSteps, parseMark } from "../step-marks.ts";

interface MarkFieldProps {
  readonly context: LineCardContext;
  readonly marked: StepSelection | undefined;
}

/** The marked step or range, typed: "1200", "100 to 1200", or nothing. */
export function MarkField({ context, marked }: MarkFieldProps) {
  const commit = (text: string): void => {
    const mark = parseMark(text);
    if (mark !== undefined) markSteps(context, mark === "nothing" ? undefined : mark);
  };
  return (
    <div className="line-table-mark">
      <TextField
        label="Marked step or range"
        placeholder="Step, or 100 to 900"
        value={marked === undefined ? "" : markText(marked)}
        onCommit={commit}
        problemOf={problemOf}
      />
    </div>
  );
}

function problemOf(text: string): string | undefined {
  return parseMark(text) === undefined ? "Whole steps only: 1200, or 100 to 900" : undefined;
}

function markText({ start, end }: StepSelection): string {
  return end === undefined ? String(start) : `${start} to ${end}`;
}
