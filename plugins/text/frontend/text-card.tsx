import { momentText, stepText } from "@runlens/charts";
import type { ApiTag, Moments } from "@runlens/model";
import type { VisibleRun } from "@runlens/plugin-api";
import { splitTag } from "@runlens/plugin-api/tags";
import { Button, useNear } from "@runlens/widgets";
import { Diff } from "lucide-react";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import { Clipped } from "./clipped.tsx";
import { ComparePanel } from "./compare-panel.tsx";
import { comparedWith, setCompared } from "./compare-state.ts";
import type { TextContext, TextShare } from "./context.ts";
import { CopyButton } from "./copy-button.tsx";
import { TextBody } from "./text-body.tsx";
import { sourceText } from "./text-content.ts";
import { Answered } from "./text-note.tsx";
import { OlderTexts } from "./older-texts.tsx";
import { useShownMoment, useText } from "./use-text.ts";

interface TextCardProps {
  readonly tag: ApiTag;
  readonly run: VisibleRun;
  /** Visible runs that have the tag, this one among them. */
  readonly runs: readonly VisibleRun[];
  readonly context: TextContext;
  readonly share: TextShare;
}

/** The place of one run's texts under one tag. They are read only while the place is near the visible part. */
export function TextCard(props: TextCardProps) {
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const { tag, run } = props;
  return (
    <article ref={place} className="text-card" aria-label={`${tag.tag}, ${run.name}`}>
      {isNear ? <OpenCard {...props} /> : <CardHeader tag={tag} run={run} />}
    </article>
  );
}

function OpenCard({ tag, run, runs, context, share }: TextCardProps) {
  const series = useMemo(() => ({ run: run.name, tag: tag.tag }), [run.name, tag.tag]);
  const { moments, position } = useShownMoment(share.source, series, context.step);
  const text = useText(share.source, series, position);
  const compared = comparedWith(context.view, series);
  const name = `${tag.tag}, ${run.name}`;
  const steps = moments.value?.steps;
  const step = steps?.[position];
  const { onSteps } = share;
  useEffect(() => steps && onSteps(series, steps), [onSteps, series, steps]);

  const startToCompare = (): void => {
    const before = steps?.[position - 1];
    const other = runs.find((each) => each.name !== run.name);
    const isOtherRun = before === undefined && other !== undefined;
    setCompared(context.view, series, {
      run: isOtherRun ? other.name : run.name,
      step: before ?? step ?? 0,
    });
  };
  return (
    <>
      <CardHeader tag={tag} run={run} moment={momentLine(moments.value, position, context.step)}>
        <Button
          variant="icon"
          label={`Compare: ${name}`}
          hint="Compare with another step or run"
          icon={<Diff aria-hidden />}
          pressed={compared !== undefined}
          disabled={compared === undefined && runs.length < 2 && (steps?.length ?? 0) < 2}
          onClick={() =>
            compared === undefined ? startToCompare() : setCompared(context.view, series, undefined)
          }
        />
        <CopyButton
          label={`Copy: ${name}`}
          text={text.value?.kind === "text" ? sourceText(text.value) : ""}
        />
      </CardHeader>
      <Answered answer={moments}>
        {(known) =>
          position < 0 ? (
            <p className="text-note">The run holds no texts of “{tag.tag}” any more.</p>
          ) : (
            <>
              <Clipped>
                <Answered answer={text}>
                  {(content) =>
                    compared === undefined ? (
                      <TextBody
                        series={series}
                        position={position}
                        content={content}
                        form={context.settings.form}
                        query={share.query}
                      />
                    ) : (
                      <ComparePanel
                        share={share}
                        tag={tag.tag}
                        runs={runs}
                        compared={compared}
                        content={content}
                        onChange={(next) => setCompared(context.view, series, next)}
                      />
                    )
                  }
                </Answered>
              </Clipped>
              {context.step === undefined && compared === undefined && (
                <OlderTexts series={series} moments={known} context={context} share={share} />
              )}
            </>
          )
        }
      </Answered>
    </>
  );
}

/** Which step is shown, why not the one that the page is at, and when it was logged. */
function momentLine(
  moments: Moments | undefined,
  position: number,
  pageStep: number | undefined,
): string {
  const step = moments?.steps[position];
  if (moments === undefined || step === undefined) return "";
  const isOther = pageStep !== undefined && pageStep !== step;
  return [
    `step ${stepText(step)}${isOther ? `, nearest to ${stepText(pageStep)}` : ""}`,
    momentText(moments.wallTimesSecs[position] ?? NaN),
  ].join(" · ");
}

interface CardHeaderProps {
  readonly tag: ApiTag;
  readonly run: VisibleRun;
  /** Step and time of what is shown; "" while nothing is known. */
  readonly moment?: string;
  readonly children?: ReactNode;
}

/** Tag and run; the whole tag and its description are shown under the pointer. */
function CardHeader({ tag, run, moment = "", children }: CardHeaderProps) {
  const { folders, name } = splitTag(tag.tag);
  return (
    <header className="text-card-header">
      <h3
        className="text-card-title"
        title={tag.description === "" ? tag.tag : `${tag.tag}\n${tag.description}`}
      >
        <span className="text-card-folders">{folders}</span>
        <span className="text-card-name">{name}</span>
      </h3>
      <div className="text-card-buttons">{children}</div>
      <p className="text-card-run">
        <span className="text-card-dot" style={{ background: run.color }} aria-hidden />
        <span className="text-card-run-name" title={run.name}>
          <bdi>{run.name}</bdi>
        </span>
        <span className="text-card-moment">{moment}</span>
      </p>
    </header>
  );
}
