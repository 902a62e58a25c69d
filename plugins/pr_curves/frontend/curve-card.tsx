import { FITTED, isSameView } from "@runlens/charts";
import { CardTitle, useCardState, type CardStateDoors } from "@runlens/line-cards";
import type { ApiTag } from "@runlens/model";
import type { StepOf, ValueSource } from "@runlens/plugin-api/media";
import { useRunsOf, WideButton } from "@runlens/tag-board";
import { Button, ChartNote, ChartProblem, useNear } from "@runlens/widgets";
import { Scan } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import type { PrCurvesContext } from "./context.ts";
import { CurveTable } from "./curve-table.tsx";
import { drawnOf, sentence } from "./curve-text.ts";
import { CurveView } from "./curve-view.tsx";
import { useCurves, type RunCurve } from "./use-curves.ts";

interface CardProps {
  readonly tag: ApiTag;
  readonly context: PrCurvesContext;
  readonly source: ValueSource;
  readonly stepOf: StepOf;
  /** Takes what is known of the tag's runs. */
  readonly onCurves: (tag: string, curves: readonly RunCurve[]) => void;
}

/** The place of one tag's curves. They are read and drawn only while the place is near the visible part. */
export function CurveCard(props: CardProps) {
  const { tag, context } = props;
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const doors = useCardState(tag.tag, "step", context.view);
  return (
    <article
      ref={place}
      className="pr-card"
      aria-label={tag.tag}
      data-wide={doors.state.wide || undefined}
    >
      <CardHeader tag={tag} {...doors} />
      {isNear && <OpenCard {...props} doors={doors} />}
    </article>
  );
}

function CardHeader({ tag, state, save }: CardStateDoors & { readonly tag: ApiTag }) {
  const { wide, view } = state;
  return (
    <header className="pr-card-header">
      <CardTitle title={tag.tag} description={tag.description} />
      <span className="pr-card-axes">precision over recall</span>
      <Button
        variant="icon"
        label={`Show all: ${tag.tag}`}
        hint="Show all"
        icon={<Scan aria-hidden />}
        disabled={isSameView(view, FITTED)}
        onClick={() => save({ view: FITTED })}
      />
      <WideButton of={tag.tag} isWide={wide} onToggle={() => save({ wide: !wide })} />
    </header>
  );
}

function OpenCard(props: CardProps & { readonly doors: CardStateDoors }) {
  const { tag, context, source, stepOf, onCurves, doors } = props;
  const runs = useRunsOf(tag, context);
  const { value, problem, retry } = useCurves(source, tag.tag, runs, stepOf);
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
