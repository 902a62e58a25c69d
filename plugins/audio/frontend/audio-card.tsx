import { stepText } from "@runlens/charts";
import type { SeriesName } from "@runlens/plugin-api/media";
import { RunCardHeader, type RunCard } from "@runlens/tag-board";
import { Button, useNear } from "@runlens/widgets";
import { useEffect, useMemo, useRef, useState } from "react";
import type { AudioContextOfPage, AudioShare } from "./context.ts";
import { soundFileName } from "./save-sound.ts";
import type { LoggedSound } from "./sound-content.ts";
import { SoundNote } from "./sound-note.tsx";
import { SoundPlayer } from "./sound-player.tsx";
import { useSounds, type ShownSounds } from "./use-sounds.ts";

interface AudioCardProps {
  readonly card: RunCard;
  readonly context: AudioContextOfPage;
  readonly share: AudioShare;
}

/** The place of one run's sounds under one tag. They are read only while the place is near the visible part. */
export function AudioCard(props: AudioCardProps) {
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  const { tag, run } = props.card;
  return (
    <article ref={place} className="audio-card" aria-label={`${tag.tag}, ${run.name}`}>
      {isNear ? <OpenCard {...props} /> : <RunCardHeader card={props.card} />}
    </article>
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
      <CardBody card={card} context={context} series={series} shown={shown} />
    </>
  );
}

interface CardBodyProps {
  readonly card: RunCard;
  readonly context: AudioContextOfPage;
  readonly series: SeriesName;
  readonly shown: ShownSounds;
}

function CardBody({ card, context, series, shown }: CardBodyProps) {
  const { moments, content, position } = shown;
  const failed = moments.problem === undefined ? content : moments;
  if (failed.problem !== undefined) {
    return <SoundNote problem={failed.problem} onRetry={failed.retry} />;
  }
  if (moments.value?.length === 0) {
    return <p className="sound-note">The run holds no sounds of “{card.tag.tag}” any more.</p>;
  }
  if (content.value === undefined) return <p className="sound-note sound-loading">Loading sound</p>;
  if (content.value.kind === "problem") return <SoundNote problem={content.value.problem} />;
  const step = moments.value?.steps[position] ?? NaN;
  return (
    <Sounds
      sounds={content.value.sounds}
      card={card}
      context={context}
      fileName={(sample) => soundFileName(series, step, sample)}
    />
  );
}

interface SoundsProps {
  readonly sounds: readonly LoggedSound[];
  readonly card: RunCard;
  readonly context: AudioContextOfPage;
  readonly fileName: (sample: number) => string;
}

const SOUNDS_AT_ONCE = 4;

/** The sounds of one step, a few at first. */
function Sounds({ sounds, card, context, fileName }: SoundsProps) {
  const [limit, setLimit] = useState(SOUNDS_AT_ONCE);
  const { tag, run } = card;
  if (sounds.length === 0) return <p className="sound-note">This step has no sounds.</p>;
  const rest = sounds.length - limit;
  return (
    <>
      {sounds.slice(0, limit).map((sound, sample) => {
        const isOnly = sounds.length === 1;
        return (
          <SoundPlayer
            key={sample}
            name={`${tag.tag}, ${run.name}${isOnly ? "" : `, sample ${sample + 1}`}`}
            fileName={fileName(sample)}
            sound={sound}
            sample={isOnly ? "" : `${sample + 1} of ${sounds.length}`}
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
