import type { DashboardProps } from "@runlens/plugin-api";
import { useValueSource } from "@runlens/plugin-api/media";
import { NoTags, TagSection, TagToolbar, useTagBoard } from "@runlens/tag-board";
import { StepBar } from "@runlens/widgets";
import type { PrCurvesSettings } from "./context.ts";
import { CurveCard } from "./curve-card.tsx";
import { RunStepList } from "./run-step-list.tsx";
import { useKnownMoments, useRunSteps } from "./run-steps.ts";
import "./pr-curves.css";

const STEPS_KEY = "runSteps";

/** One card per tag, one curve per visible run, at the page's step or the run's own. */
export default function PrCurvesDashboard({ context }: DashboardProps<PrCurvesSettings>) {
  const { view, step, runs, settings } = context;
  const source = useValueSource(context);
  const board = useTagBoard(context);
  const runSteps = useRunSteps(view, step);
  const { byRun, steps, onCurves } = useKnownMoments();
  const isOpen = view.get(STEPS_KEY) === "open";
  return (
    <div className="pr-page">
      <div className="pr-curves">
        <TagToolbar context={context} board={board} />
        {steps.length > 1 && (
          <RunStepList
            runs={runs}
            byRun={byRun}
            runSteps={runSteps}
            time={settings.time}
            open={isOpen}
            onToggle={() => view.set(STEPS_KEY, isOpen ? undefined : "open")}
          />
        )}
        {board.groups.map(({ name, tags }) => (
          <TagSection key={name} board={board} name={name} count={tags.length}>
            <div className="pr-grid">
              {tags.map((tag) => (
                <CurveCard
                  key={tag.tag}
                  tag={tag}
                  context={context}
                  source={source}
                  stepOf={runSteps.stepOf}
                  onCurves={onCurves}
                />
              ))}
            </div>
          </TagSection>
        ))}
        {board.groups.length === 0 && <NoTags board={board} />}
      </div>
      {steps.length > 1 && (
        <StepBar steps={steps} step={step} onChange={(next) => context.setStep(next)} />
      )}
    </div>
  );
}
