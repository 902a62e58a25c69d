import { stepText } from "@runlens/charts";
import { quantilesOf, shortText, statisticsOf, type StepHistogram } from "@runlens/histograms";
import { isInRange, type PageSteps } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { RunTable, RunTableProblem, type RunTableColumn } from "@runlens/tag-board";
import type { RunHistogram } from "./use-run-histograms.ts";

interface RunsTableProps {
  readonly tag: string;
  readonly runs: readonly VisibleRun[];
  readonly histograms: readonly RunHistogram[];
  readonly page: PageSteps;
}

const ESTIMATED = "Estimated, as if values were spread evenly over their buckets";
const COLUMNS: readonly RunTableColumn[] = [
  { name: "Step" },
  { name: "Count" },
  { name: "Mean ≈", title: ESTIMATED },
  { name: "Std ≈", title: ESTIMATED },
  { name: "Median ≈", title: ESTIMATED },
];

/** Which line is whose, at which step it is, and what its values are like. */
export function RunsTable({ tag, runs, histograms, page }: RunsTableProps) {
  return (
    <RunTable tag={tag} columns={COLUMNS} runs={runs} values={histograms}>
      {({ value, problem }) =>
        value === undefined ? (
          <RunTableProblem span={COLUMNS.length}>{problem}</RunTableProblem>
        ) : (
          <Measures histogram={value} page={page} />
        )
      }
    </RunTable>
  );
}

interface MeasuresProps {
  readonly histogram: StepHistogram;
  readonly page: PageSteps;
}

function Measures({ histogram: { step, buckets }, page }: MeasuresProps) {
  const { count, mean, std } = statisticsOf(buckets);
  const [median = NaN] = quantilesOf(buckets, [0.5]);
  const isOther = (page.step ?? step) !== step || !isInRange(step, page.range);
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
