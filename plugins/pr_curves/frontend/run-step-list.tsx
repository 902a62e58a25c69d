import type { Moments, XAxis } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { shownPosition } from "@runlens/plugin-api/media";
import { RunLabel, runLabel } from "@runlens/tag-board";
import { Button, SectionHeader, StepTrack } from "@runlens/widgets";
import { RotateCcw } from "lucide-react";
import { timeText } from "./curve-text.ts";
import type { RunSteps } from "./run-steps.ts";

interface RunStepListProps {
  readonly runs: readonly VisibleRun[];
  readonly byRun: ReadonlyMap<string, Moments>;
  readonly runSteps: RunSteps;
  readonly time: XAxis;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** A step cursor for each run, for those that shall not follow the page's. */
export function RunStepList(props: RunStepListProps) {
  const { runs, byRun, open, onToggle } = props;
  const listed = runs.filter(({ name }) => byRun.has(name));
  return (
    <section aria-label="Steps of runs">
      <div className="pr-steps-header">
        <SectionHeader
          title="Steps of runs"
          count={listed.length}
          open={open}
          onToggle={onToggle}
        />
      </div>
      {open && (
        <ul className="pr-run-steps">
          {listed.map((run) => (
            <RunStep key={run.name} {...props} run={run} moments={byRun.get(run.name)} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RunStepProps extends Pick<RunStepListProps, "runSteps" | "time"> {
  readonly run: VisibleRun;
  readonly moments: Moments | undefined;
}

function RunStep({ run, moments, runSteps, time }: RunStepProps) {
  if (moments === undefined) return undefined;
  const { name } = run;
  const page = runSteps.stepsOf(name);
  const position = shownPosition(moments.steps, page);
  const isOwn = runSteps.own.has(name);
  return (
    <li className="pr-run-step">
      <RunLabel run={run} />
      <StepTrack
        label={`Step of ${runLabel(run)}`}
        steps={moments.steps}
        step={moments.steps[position]}
        range={page.range}
        onChange={(step) => runSteps.set(name, step)}
      />
      <output className="pr-run-time">{timeText(moments, position, time)}</output>
      <Button
        variant="icon"
        label={`Follow the page's step: ${runLabel(run)}`}
        hint="Follow the page's step"
        icon={<RotateCcw aria-hidden />}
        disabled={!isOwn}
        onClick={() => runSteps.set(name, undefined)}
      />
    </li>
  );
}
