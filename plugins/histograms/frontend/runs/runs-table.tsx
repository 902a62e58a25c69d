import { stepText } from "@runlens/charts";
import { quantilesOf, shortText, statisticsOf, type StepHistogram } from "@runlens/histograms";
import type { VisibleRun } from "@runlens/plugin-api";
import { runLabel } from "@runlens/tag-board";
import type { RunHistogram } from "./use-run-histograms.ts";

interface RunsTableProps {
  readonly tag: string;
  readonly runs: readonly VisibleRun[];
  readonly histograms: readonly RunHistogram[];
  /** Of the page; undefined: the newest. */
  readonly step: number | undefined;
}

const ESTIMATED = "Estimated, as if values were spread evenly over their buckets";

/** Which line is whose, at which step it is, and what its values are like. */
export function RunsTable({ tag, runs, histograms, step }: RunsTableProps) {
  const byName = new Map(histograms.map((each) => [each.run, each]));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls when there are many runs
    <div className="histogram-runs" role="region" aria-label={`Runs of ${tag}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Step</th>
            <th scope="col">Count</th>
            {["Mean", "Std", "Median"].map((name) => (
              <th key={name} scope="col" title={ESTIMATED}>
                {name} ≈
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.name}>
              <th scope="row">
                <RunLabel run={run} />
              </th>
              <Cells read={byName.get(run.name)} pageStep={step} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RunLabel({ run }: { readonly run: VisibleRun }) {
  return (
    <span className="histogram-run">
      <span className="histogram-run-dot" style={{ background: run.color }} aria-hidden />
      <span className="histogram-run-name" title={run.name}>
        <bdi>{runLabel(run)}</bdi>
      </span>
    </span>
  );
}

interface CellsProps {
  /** Absent while it is on its way. */
  readonly read: RunHistogram | undefined;
  readonly pageStep: number | undefined;
}

function Cells({ read, pageStep }: CellsProps) {
  if (read?.histogram !== undefined) {
    return <Measures histogram={read.histogram} pageStep={pageStep} />;
  }
  return (
    <td className="histogram-run-problem" colSpan={5}>
      {read?.problem}
    </td>
  );
}

function Measures({
  histogram: { step, buckets },
  pageStep,
}: {
  readonly histogram: StepHistogram;
  readonly pageStep: number | undefined;
}) {
  const { count, mean, std } = statisticsOf(buckets);
  const [median = NaN] = quantilesOf(buckets, [0.5]);
  const isOther = pageStep !== undefined && pageStep !== step;
  return (
    <>
      <td>
        {isOther && <span className="histogram-run-nearest">nearest </span>}
        {stepText(step)}
      </td>
      <td>{stepText(count)}</td>
      <td>{shortText(mean)}</td>
      <td>{shortText(std)}</td>
      <td>{shortText(median)}</td>
    </>
  );
}
