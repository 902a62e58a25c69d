import { stepText } from "@runlens/charts";
import type { SeriesName } from "@runlens/plugin-api/media";
import {
  Answered,
  CardNote,
  cardName,
  ProblemNote,
  RunCardHeader,
  RunCardPlace,
  type RunCard,
} from "@runlens/tag-board";
import { Button } from "@runlens/widgets";
import { useEffect, useMemo, useState } from "react";
import type { AudioContextOfPage, AudioShare } from "./context.ts";
import { soundFileName } from "./save-sound.ts";
import type { LoggedSound } from "./sound-content.ts";
import type { SoundLinks } from "./sound-links.ts";
import { SoundPlayer } from "./sound-player.tsx";
import { useSounds, type ShownSounds } from "./use-sounds.ts";

interface AudioCardProps {
  readonly card: RunCard;
  readonly context: AudioContextOfPage;
  readonly share: AudioShare;
}

/** The place of one run's sounds under one tag. They are read only while the place is near the visible part. */
export function AudioCard(props: AudioCardProps) {
  return (
    <RunCardPlace card={props.card} className="audio-card">
      {() => <OpenCard {...props} />}
    </RunCardPlace>
  );
}

function OpenCard({ card, context, share }: AudioCardProps) {
  const { tag, run } = card;
  const series = useMemo(() => ({ run: run.name, tag: tag.tag }), [run.name, tag.tag]);
  const shown = useSounds(share.source, series, context.step);
  const moments = shown.moments.value;
  const { onSteps } = share;
  useEffect(() => {
    if (moments !== undefined) onSteps(series, moments.steps);
  }, [onSteps, series, moments]);
  return (
    <>
      <RunCardHeader
        card={card}
        shown={moments && { moments, position: shown.position, pageStep: context.step }}
      />
      <CardBody card={card} context={context} links={share.links} series={series} shown={shown} />
    </>
  );
}

interface CardBodyProps {
  readonly card: RunCard;
  readonly context: AudioContextOfPage;
  readonly links: SoundLinks;
  readonly series: SeriesName;
  readonly shown: ShownSounds;
}

function CardBody({ card, context, links, series, shown }: CardBodyProps) {
  const { moments, content, position } = shown;
  return (
    <Answered answer={moments} waiting={WAITING}>
      {({ length, steps }) =>
        length === 0 ? (
          <CardNote>The run holds no sounds of “{card.tag.tag}” any more.</CardNote>
        ) : (
          <Answered answer={content} waiting={WAITING}>
            {(shownContent) =>
              shownContent.kind === "problem" ? (
                <ProblemNote problem={shownContent.problem} />
              ) : (
                <Sounds
                  sounds={shownContent.sounds}
                  card={card}
                  context={context}
                  links={links}
                  fileName={(sample) => soundFileName(series, steps[position] ?? NaN, sample)}
                />
              )
            }
          </Answered>
        )
      }
    </Answered>
  );
}

interface SoundsProps {
  readonly sounds: readonly LoggedSound[];
  readonly card: RunCard;
  readonly context: AudioContextOfPage;
  readonly links: SoundLinks;
  readonly fileName: (sample: number) => string;
}

const WAITING = "Loading sound";
const SOUNDS_AT_ONCE = 4;

/** The sounds of one step, a few at first. */
function Sounds({ sounds, card, context, links, fileName }: SoundsProps) {
  const [limit, setLimit] = useState(SOUNDS_AT_ONCE);
  const { run } = card;
  if (sounds.length === 0) return <CardNote>This step has no sounds.</CardNote>;
  const rest = sounds.length - limit;
  return (
    <>
      {sounds.slice(0, limit).map((sound, sample) => {
        const isOnly = sounds.length === 1;
        return (
          <SoundPlayer
            key={sample}
            name={`${cardName(card)}${isOnly ? "" : `, sample ${sample + 1}`}`}
            fileName={fileName(sample)}
            sound={sound}
            sample={isOnly ? "" : `${sample + 1} of ${sounds.length}`}
            links={context.settings.linked ? links : undefined}
            linkName={JSON.stringify([card.tag.tag, sample])}
            kind={context.settings.picture}
            color={run.color}
            theme={context.theme}
          />
        );
      })}
      {rest > 0 && (
        <div className="audio-more">
          <Button
            label={`Show ${stepText(Math.min(rest, SOUNDS_AT_ONCE))} more`}
            onClick={() => setLimit(limit + SOUNDS_AT_ONCE)}
          />
        </div>
      )}
    </>
  );
}
