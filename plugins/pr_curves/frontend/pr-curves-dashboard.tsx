import type { DashboardProps } from "@runlens/plugin-api";
import { useValueSource } from "@runlens/plugin-api/media";
import { NoTags, TagCardSections, TagPage, TagToolbar, useTagBoard } from "@runlens/tag-board";
import type { PrCurvesSettings } from "./context.ts";
import { CurveCard } from "./curve-card.tsx";
import { RunStepList } from "./run-step-list.tsx";
import { useKnownMoments, useRunSteps } from "./run-steps.ts";
import "./pr-curves.css";

const CARD_WIDTH = 420;
const STEPS_KEY = "runSteps";

/** One card per tag, one curve per visible run, at the page's step or the run's own. */
export default function PrCurvesDashboard({ context }: DashboardProps<PrCurvesSettings>) {
  const { view, runs, settings } = context;
  const source = useValueSource(context);
  const board = useTagBoard(context);
  const runSteps = useRunSteps(view, context);
  const { byRun, steps, onCurves } = useKnownMoments();
  const isOpen = view.get(STEPS_KEY) === "open";
  return (
    <TagPage steps={steps} context={context}>
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
      <TagCardSections board={board} minWidth={CARD_WIDTH}>
        {(tag) => (
          <CurveCard
            tag={tag}
            context={context}
            source={source}
            stepsOf={runSteps.stepsOf}
            onCurves={onCurves}
          />
        )}
      </TagCardSections>
      {board.groups.length === 0 && <NoTags board={board} />}
    </TagPage>
  );
}
