import { bytesText } from "@runlens/base";
import { useLoaded } from "@runlens/plugin-api/media";
import { ProblemNote } from "@runlens/tag-board";
import { Button, type Theme } from "@runlens/widgets";
import { Download, Pause, Play, Repeat } from "lucide-react";
import { useCallback, useEffect, type ReactNode } from "react";
import type { AudioContextOfPage, SoundPicture as PictureKind } from "./context.ts";
import { decodeSound, formatText, secsText } from "./decode-sound.ts";
import { saveSound } from "./save-sound.ts";
import { SoundLabel } from "./sound-label.tsx";
import type { LoggedSound } from "./sound-content.ts";
import type { SoundLinks } from "./sound-links.ts";
import { SoundPicture } from "./sound-picture.tsx";
import { soundType } from "./sound-type.ts";
import { usePlayer } from "./use-player.ts";

interface SoundPlayerProps {
  /** Accessible name. */
  readonly name: string;
  readonly fileName: string;
  readonly sound: LoggedSound;
  /** Which of how many of its step; "" for the only one. */
  readonly sample: string;
  /** Undefined: its position is its own. */
  readonly links: SoundLinks | undefined;
  /** The same for what is compared: the sample of a tag in other runs. */
  readonly linkName: string;
  readonly kind: PictureKind;
  readonly color: string;
  readonly theme: Theme;
  readonly renderMarkdown: AudioContextOfPage["renderMarkdown"];
}

/** One sound: its picture, what it is, and its buttons. */
export function SoundPlayer(props: SoundPlayerProps) {
  const { sound, fileName, name, sample, renderMarkdown } = props;
  const { bytes, label } = sound;
  const load = useCallback(() => decodeSound(bytes), [bytes]);
  const { value: buffer, problem } = useLoaded(load);
  const save = (
    <Button
      variant="icon"
      label={`Save: ${name}`}
      hint="Save the file"
      icon={<Download aria-hidden />}
      onClick={() => saveSound(bytes, fileName)}
    />
  );
  return (
    <section className="sound" aria-label={name}>
      {(sample !== "" || label !== "") && (
        <div className="sound-label">
          {sample !== "" && <span className="sound-sample">{sample}</span>}
          {label !== "" && <SoundLabel label={label} render={renderMarkdown} />}
        </div>
      )}
      {problem !== undefined ? (
        <>
          <div className="sound-picture-place">
            <ProblemNote problem={problem} />
          </div>
          <div className="sound-controls">{save}</div>
        </>
      ) : buffer === undefined ? (
        <>
          <div className="sound-picture-place">
            <p className="card-note card-loading">Decoding</p>
          </div>
          <div className="sound-controls" />
        </>
      ) : (
        <DecodedSound {...props} buffer={buffer}>
          {save}
        </DecodedSound>
      )}
    </section>
  );
}

interface DecodedSoundProps extends SoundPlayerProps {
  readonly buffer: AudioBuffer;
  /** The last of the buttons. */
  readonly children: ReactNode;
}

function DecodedSound({ buffer, children, ...props }: DecodedSoundProps) {
  const { name, kind, color, theme, sound, links, linkName } = props;
  const { player, atSecs } = usePlayer(buffer);
  useEffect(() => links?.join(linkName, player), [links, linkName, player]);
  const { name: type } = soundType(sound.bytes);
  return (
    <>
      <div className="sound-picture-place">
        <SoundPicture
          label={`Position in ${name}`}
          buffer={buffer}
          player={player}
          onPlayNext={() => links?.playNext(linkName, player)}
          atSecs={atSecs}
          kind={kind}
          color={color}
          theme={theme}
        />
      </div>
      <div className="sound-controls">
        <Button
          variant="icon"
          label={player.isPlaying ? `Pause: ${name}` : `Play: ${name}`}
          hint={player.isPlaying ? "Pause" : "Play"}
          icon={player.isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
          onClick={() => (player.isPlaying ? player.pause() : player.play())}
        />
        <Button
          variant="icon"
          label={`Loop: ${name}`}
          icon={<Repeat aria-hidden />}
          hint={player.region === undefined ? "Play again and again" : "Play the whole again"}
          pressed={player.loops || player.region !== undefined}
          onClick={() => {
            if (player.region === undefined) player.setLoops(!player.loops);
            else player.setRegion(undefined);
          }}
        />
        <span className="sound-at">{secsText(atSecs)}</span>
        <span className="sound-format">
          {formatText(buffer)} · {type} · {bytesText(sound.bytes.length)}
        </span>
        {children}
      </div>
    </>
  );
}
