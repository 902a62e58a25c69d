import { FITTED, isSameView } from "@runlens/charts";
import { useCardState, type CardStateDoors } from "@runlens/line-cards";
import type { ApiTag } from "@runlens/model";
import type { StepsOf, ValueSource } from "@runlens/plugin-api/media";
import { TagCard, useRunsOf, WideButton } from "@runlens/tag-board";
import { Button, ChartNote, ChartProblem } from "@runlens/widgets";
import { Scan } from "lucide-react";
import { useEffect, useMemo } from "react";
import type { PrCurvesContext } from "./context.ts";
import { CurveTable } from "./curve-table.tsx";
import { drawnOf, sentence } from "./curve-text.ts";
import { CurveView } from "./curve-view.tsx";
import { useCurves, type RunCurve } from "./use-curves.ts";

interface CardProps {
  readonly tag: ApiTag;
  readonly context: PrCurvesContext;
  readonly source: ValueSource;
  readonly stepsOf: StepsOf;
  /** Takes what is known of the tag's runs. */
  readonly onCurves: (tag: string, curves: readonly RunCurve[]) => void;
}

/** One tag's curves. They are read and drawn only while their place is near the visible part. */
export function CurveCard(props: CardProps) {
  const { tag, context } = props;
  const doors = useCardState(tag.tag, "step", context.view);
  const { wide, view } = doors.state;
  return (
    <TagCard
      tag={tag}
      className="pr-card"
      isWide={wide}
      note="precision over recall"
      buttons={
        <>
          <Button
            variant="icon"
            label={`Show all: ${tag.tag}`}
            hint="Show all"
            icon={<Scan aria-hidden />}
            disabled={isSameView(view, FITTED)}
            onClick={() => doors.save({ view: FITTED })}
          />
          <WideButton of={tag.tag} isWide={wide} onToggle={() => doors.save({ wide: !wide })} />
        </>
      }
    >
      {() => <OpenCard {...props} doors={doors} />}
    </TagCard>
  );
}

function OpenCard(props: CardProps & { readonly doors: CardStateDoors }) {
  const { tag, context, source, stepsOf, onCurves, doors } = props;
  const runs = useRunsOf(tag, context);
  const { value, problem, retry } = useCurves(source, tag.tag, runs, stepsOf);
  const curves = value ?? NO_CURVES;
  useEffect(() => onCurves(tag.tag, curves), [onCurves, tag.tag, curves]);
  const drawn = useMemo(() => drawnOf(curves, runs), [curves, runs]);
  return (
    <>
      <div className="pr-card-body">
        {drawn.length > 0 && (
          <CurveView
            label={sentence(tag.tag, drawn)}
            curves={drawn}
            view={doors.state.view}
            theme={context.theme}
            onViewChange={doors.setView}
          />
        )}
        {problem !== undefined && (
          <ChartProblem problem={problem} isOverPicture={drawn.length > 0} onRetry={retry} />
        )}
        {problem === undefined && value !== undefined && drawn.length === 0 && (
          <ChartNote>None of these values can be drawn as a curve.</ChartNote>
        )}
      </div>
      <CurveTable tag={tag.tag} runs={runs} curves={curves} time={context.settings.time} />
    </>
  );
}

const NO_CURVES: readonly RunCurve[] = [];
