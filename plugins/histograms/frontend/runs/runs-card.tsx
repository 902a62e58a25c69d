import type { HistogramContext, HoverLink } from "@runlens/histograms";
import type { ApiTag } from "@runlens/model";
import type { KnownSteps, ValueSource } from "@runlens/plugin-api/media";
import { TagCard, useRunsOf, WideButton } from "@runlens/tag-board";
import { ChartNote, ChartProblem } from "@runlens/widgets";
import { useEffect, useMemo } from "react";
import { runLines } from "./run-lines.ts";
import { RunsTable } from "./runs-table.tsx";
import { RunsView } from "./runs-view.tsx";
import { useRunHistograms, type RunHistogram } from "./use-run-histograms.ts";

interface RunsCardProps {
  readonly tag: ApiTag;
  readonly context: HistogramContext;
  readonly source: ValueSource;
  readonly link: HoverLink;
  readonly binCount: number;
  readonly onSteps: KnownSteps["set"];
}

/** All visible runs of a tag at one step. They are read and drawn only near the visible part. */
export function RunsCard(props: RunsCardProps) {
  const { tag, context } = props;
  const wideKey = `wide.${tag.tag}`;
  const isWide = context.view.get(wideKey) !== undefined;
  return (
    <TagCard
      tag={tag}
      className="histogram-runs-card"
      isWide={isWide}
      note="% of a run's values in each bin"
      buttons={
        <WideButton
          of={tag.tag}
          isWide={isWide}
          onToggle={() => context.view.set(wideKey, isWide ? undefined : "yes")}
        />
      }
    >
      {() => <OpenCard {...props} />}
    </TagCard>
  );
}

const NONE: readonly RunHistogram[] = [];

function OpenCard({ tag, context, source, link, binCount, onSteps }: RunsCardProps) {
  const runs = useRunsOf(tag, context);
  const { value, problem, retry } = useRunHistograms(source, tag.tag, runs, context);
  const histograms = value ?? NONE;
  useEffect(() => {
    for (const { run, moments } of histograms) onSteps({ run, tag: tag.tag }, moments.steps);
  }, [onSteps, tag.tag, histograms]);
  const { bins, lines } = useMemo(
    () => runLines(histograms, runs, binCount),
    [histograms, runs, binCount],
  );
  return (
    <>
      <div className="histogram-card-body">
        {lines.length > 0 && (
          <RunsView
            tag={tag.tag}
            bins={bins}
            lines={lines}
            theme={context.theme}
            link={link}
            onStep={(chosen) => context.setStep(chosen)}
          />
        )}
        {problem !== undefined && (
          <ChartProblem problem={problem} isOverPicture={lines.length > 0} onRetry={retry} />
        )}
        {problem === undefined && value === undefined && (
          <ChartNote isWaiting>Loading histograms</ChartNote>
        )}
        {problem === undefined && value !== undefined && lines.length === 0 && (
          <ChartNote>No run has a histogram with values there.</ChartNote>
        )}
      </div>
      <RunsTable tag={tag.tag} runs={runs} histograms={histograms} page={context} />
    </>
  );
}
