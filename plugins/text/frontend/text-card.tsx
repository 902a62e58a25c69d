import { useCardMoment } from "@runlens/plugin-api/media";
import {
  Answered,
  CardNote,
  cardName,
  RunCardHeader,
  RunCardPlace,
  type RunCard,
} from "@runlens/tag-board";
import { Button } from "@runlens/widgets";
import { Diff } from "lucide-react";
import { Clipped } from "./clipped.tsx";
import { ComparePanel } from "./compare-panel.tsx";
import { comparedWith, setCompared } from "./compare-state.ts";
import type { TextContext, TextShare } from "./context.ts";
import { CopyButton } from "./copy-button.tsx";
import { OlderTexts } from "./older-texts.tsx";
import { TextBody } from "./text-body.tsx";
import { sourceText } from "./text-content.ts";
import { useText, WAITING } from "./use-text.ts";

interface TextCardProps {
  readonly card: RunCard;
  readonly context: TextContext;
  readonly share: TextShare;
}

/** The place of one run's texts under one tag. They are read only while the place is near the visible part. */
export function TextCard(props: TextCardProps) {
  return (
    <RunCardPlace card={props.card} className="text-card">
      {() => <OpenCard {...props} />}
    </RunCardPlace>
  );
}

function OpenCard({ card, context, share }: TextCardProps) {
  const { tag, run, runs } = card;
  const series = { run: run.name, tag: tag.tag };
  const { moments, position } = useCardMoment(share, series, context);
  const text = useText(share.source, series, moments.value, position);
  const compared = comparedWith(context.view, series);
  const name = cardName(card);
  const steps = moments.value?.steps;
  const step = steps?.[position];

  const canCompare = steps !== undefined && (runs.length > 1 || steps.length > 1);

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
      <RunCardHeader
        card={card}
        shown={moments.value && { moments: moments.value, position, page: context }}
      >
        <Button
          variant="icon"
          label={`Compare: ${name}`}
          hint="Compare with another step or run"
          icon={<Diff aria-hidden />}
          pressed={compared !== undefined}
          disabled={compared === undefined && !canCompare}
          onClick={() =>
            compared === undefined ? startToCompare() : setCompared(context.view, series, undefined)
          }
        />
        <CopyButton
          label={`Copy: ${name}`}
          text={text.value?.kind === "text" ? sourceText(text.value) : ""}
        />
      </RunCardHeader>
      <Answered answer={moments} waiting={WAITING}>
        {(known) =>
          position < 0 ? (
            <CardNote>The run holds no texts of “{tag.tag}” any more.</CardNote>
          ) : (
            <>
              <Clipped>
                <Answered answer={text} waiting={WAITING}>
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
                <OlderTexts
                  series={series}
                  moments={known}
                  newest={position}
                  context={context}
                  share={share}
                />
              )}
            </>
          )
        }
      </Answered>
    </>
  );
}
