import { Toggle } from "@runlens/widgets";
import { PlaybackControls } from "./playback-controls.tsx";
import { usePlaybackState } from "./use-playback.ts";
import type { Linked } from "./zoom-frame.tsx";

/** The time that all clips of a card share, and whether they do; nothing where nothing moves. */
export function CardPlayback({ linked, tag }: { readonly linked: Linked; readonly tag: string }) {
  const { playback, isPlayedTogether, setPlayedTogether } = linked;
  const { durationSecs } = usePlaybackState(playback);
  if (isPlayedTogether && durationSecs === 0) return null;
  return (
    <div className="image-card-playback">
      {isPlayedTogether && <PlaybackControls playback={playback} name={tag} />}
      <Toggle label="Play together" checked={isPlayedTogether} onChange={setPlayedTogether} />
    </div>
  );
}
