import { Answered, ProblemNote, CardNote, runLabel } from "@runlens/tag-board";
import { useShownMoment } from "@runlens/plugin-api/media";
import { stepText } from "@runlens/charts";
import type { VisibleRun } from "@runlens/plugin-api";
import { Select, StepSlider } from "@runlens/widgets";
import type { Compared } from "./compare-state.ts";
import type { TextShare } from "./context.ts";
import { DiffView } from "./diff-view.tsx";
import { sourceText, type TextContent } from "./text-content.ts";
import { useText, WAITING } from "./use-text.ts";

interface ComparePanelProps {
  readonly share: TextShare;
  readonly tag: string;
  /** Visible runs that have the tag. */
  readonly runs: readonly VisibleRun[];
  readonly compared: Compared;
  readonly content: TextContent;
  readonly onChange: (compared: Compared) => void;
}

/** The card's text beside another step or run: what is compared with, and the difference. */
export function ComparePanel(props: ComparePanelProps) {
  const { share, tag, runs, compared, content, onChange } = props;
  const series = { run: compared.run, tag };
  const { moments, position } = useShownMoment(share.source, series, {
    step: compared.step,
    range: undefined,
  });
  const other = useText(share.source, series, moments.value, position);
  const steps = moments.value?.steps;
  const options = {
    [compared.run]: compared.run,
    ...Object.fromEntries(runs.map((run) => [run.name, runLabel(run)])),
  };
  return (
    <div className="text-compare">
      <div className="text-compare-choice">
        <Select
          label="Compare with run"
          menu
          value={compared.run}
          options={options}
          onChange={(run) => onChange({ ...compared, run })}
        />
        {steps !== undefined && position >= 0 && (
          <StepSlider
            label="Compare with step"
            count={steps.length}
            position={position}
            text={`step ${stepText(steps[position] ?? NaN)}`}
            onChange={(place) => onChange({ ...compared, step: steps[place] ?? compared.step })}
          />
        )}
      </div>
      {steps?.length === 0 ? (
        <CardNote>The run “{options[compared.run]}” has no such text.</CardNote>
      ) : (
        <Answered answer={other} waiting={WAITING}>
          {(before) => <Difference before={before} after={content} />}
        </Answered>
      )}
    </div>
  );
}

function Difference({ before, after }: { before: TextContent; after: TextContent }) {
  if (before.kind === "problem") return <ProblemNote problem={before.problem} />;
  if (after.kind === "problem") return <ProblemNote problem={after.problem} />;
  return <DiffView before={sourceText(before)} after={sourceText(after)} />;
}
