import { valueText } from "@runlens/charts";
import type { XAxis } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { RunTable, RunTableProblem, type RunTableColumn } from "@runlens/tag-board";
import { averagePrecision, bestF1 } from "./curve-measures.ts";
import { timeText } from "./curve-text.ts";
import type { Curve } from "./curve.ts";
import type { RunCurve } from "./use-curves.ts";

interface CurveTableProps {
  readonly tag: string;
  readonly runs: readonly VisibleRun[];
  readonly curves: readonly RunCurve[];
  readonly time: XAxis;
}

const COLUMNS: readonly RunTableColumn[] = [
  { name: "Shown" },
  {
    name: "AP",
    title: "Average precision, Σ (Rₙ − Rₙ₋₁) · Pₙ: the area under the steps of the curve",
  },
  { name: "Best F1", title: "The largest 2PR / (P + R)" },
  { name: "Threshold", title: "Where F1 is best" },
];

/** Which curve of each run is drawn, and how good it is. */
export function CurveTable({ tag, runs, curves, time }: CurveTableProps) {
  return (
    <RunTable tag={tag} columns={COLUMNS} runs={runs} values={curves}>
      {({ moments, position, value, problem }) => (
        <>
          <td>{position < 0 ? "–" : timeText(moments, position, time)}</td>
          {value === undefined ? (
            <RunTableProblem span={COLUMNS.length - 1}>{problem}</RunTableProblem>
          ) : (
            <Measures curve={value} />
          )}
        </>
      )}
    </RunTable>
  );
}

function Measures({ curve }: { readonly curve: Curve }) {
  const best = bestF1(curve);
  return (
    <>
      <td>{valueText(averagePrecision(curve))}</td>
      <td>{best === undefined ? "–" : valueText(best.f1)}</td>
      <td>{best === undefined ? "–" : valueText(best.threshold)}</td>
    </>
  );
}
