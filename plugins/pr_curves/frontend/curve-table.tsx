import { valueText } from "@runlens/charts";
import type { XAxis } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { averagePrecision, bestF1 } from "./curve-measures.ts";
import { timeText } from "./curve-text.ts";
import type { Curve } from "./curve.ts";
import { RunLabel } from "./run-label.tsx";
import type { RunCurve } from "./use-curves.ts";

interface CurveTableProps {
  readonly tag: string;
  readonly runs: readonly VisibleRun[];
  readonly curves: readonly RunCurve[];
  readonly time: XAxis;
}

/** Which curve of each run is drawn, and how good it is. */
export function CurveTable({ tag, runs, curves, time }: CurveTableProps) {
  const colors = new Map(runs.map(({ name, color }) => [name, color]));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls when there are many runs
    <div className="pr-table" role="region" aria-label={`Runs of ${tag}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Shown</th>
            <th
              scope="col"
              title="Average precision, Σ (Rₙ − Rₙ₋₁) · Pₙ: the area under the steps of the curve"
            >
              AP
            </th>
            <th scope="col" title="The largest 2PR / (P + R)">
              Best F1
            </th>
            <th scope="col" title="Where F1 is best">
              Threshold
            </th>
          </tr>
        </thead>
        <tbody>
          {curves.map((curve) => (
            <tr key={curve.run}>
              <th scope="row">
                <RunLabel name={curve.run} color={colors.get(curve.run) ?? "transparent"} />
              </th>
              <td>{curve.position < 0 ? "–" : timeText(curve.moments, curve.position, time)}</td>
              {curve.curve === undefined ? (
                <td className="pr-problem" colSpan={3}>
                  {curve.problem}
                </td>
              ) : (
                <Measures curve={curve.curve} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
