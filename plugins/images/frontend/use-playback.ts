import { useEffect, useState, useSyncExternalStore } from "react";
import { createPlayback, type Playback, type PlaybackState } from "./playback.ts";
import { prefersStillness } from "./stillness.ts";

/** Clips play at once, except where motion is unwanted. */
export function usePlayback(): Playback {
  const [playback] = useState(() => createPlayback(!prefersStillness()));
  const isPlaying = useSyncExternalStore(playback.subscribe, () => {
    const state = playback.state();
    return state.isPlaying && state.durationSecs > 0;
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    let lastMs = performance.now();
    let request = requestAnimationFrame(function tick(nowMs) {
      playback.advance(Math.max(nowMs - lastMs, 0) / 1000);
      lastMs = nowMs;
      request = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(request);
  }, [playback, isPlaying]);
  return playback;
}

export function usePlaybackState(playback: Playback): PlaybackState {
  return useSyncExternalStore(playback.subscribe, playback.state);
}
