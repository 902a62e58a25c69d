import { stepText } from "@runlens/charts";
import { useCardMoment, useValueAt } from "@runlens/plugin-api/media";
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
import { useState } from "react";
import type { AudioContextOfPage, AudioShare } from "./context.ts";
import { soundFileName } from "./save-sound.ts";
import { soundContent, type LoggedSound } from "./sound-content.ts";
import type { SoundLinks } from "./sound-links.ts";
import { SoundPlayer } from "./sound-player.tsx";

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
  const series = { run: run.name, tag: tag.tag };
  const { moments, position } = useCardMoment(share, series, context);
  const content = useValueAt(share.source, series, moments.value, position, soundContent);
  return (
    <>
      <RunCardHeader
        card={card}
        shown={moments.value && { moments: moments.value, position, page: context }}
      />
      <Answered answer={moments} waiting={WAITING}>
        {({ length, steps }) =>
          length === 0 ? (
            <CardNote>The run holds no sounds of “{tag.tag}” any more.</CardNote>
          ) : (
            <Answered answer={content} waiting={WAITING}>
              {(shown) =>
                shown.kind === "problem" ? (
                  <ProblemNote problem={shown.problem} />
                ) : (
                  <Sounds
                    sounds={shown.sounds}
                    card={card}
                    context={context}
                    links={share.links}
                    fileName={(sample) => soundFileName(series, steps[position] ?? NaN, sample)}
                  />
                )
              }
            </Answered>
          )
        }
      </Answered>
    </>
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
            renderMarkdown={context.renderMarkdown}
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
