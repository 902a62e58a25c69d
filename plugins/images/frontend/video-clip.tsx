import { useEffect, type CSSProperties, type RefObject } from "react";
import type { LoggedVideo } from "./logged-images.ts";
import type { ClipTimes, Playback } from "./playback.ts";

/** Files do not say it before they are read through; most have 25 or 30. */
const FRAMES_PER_SEC = 30;
/** A film that is further from the others is moved to where they are. */
const MAX_DRIFT_SECS = 0.2;

interface VideoClipProps {
  readonly ref: RefObject<HTMLVideoElement | null>;
  readonly video: LoggedVideo;
  readonly label: string;
  readonly playback: Playback;
  readonly style: CSSProperties;
  readonly onSize: (size: { readonly width: number; readonly height: number }) => void;
  readonly onFail: () => void;
}

/** An mp4 or webm at the time of a playback, without sound. */
export function VideoClip({ ref, video, label, playback, style, onSize, onFail }: VideoClipProps) {
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const url = URL.createObjectURL(new Blob([video.bytes.slice()], { type: video.type }));
    element.src = url;
    let remove = (): void => {};
    const onMetadata = (): void => {
      remove = playback.add(timesOf(element.duration));
      onSize({ width: element.videoWidth, height: element.videoHeight });
    };
    const follow = (): void => followPlayback(element, playback);
    element.addEventListener("loadedmetadata", onMetadata);
    const stop = playback.subscribe(follow);
    return () => {
      element.removeEventListener("loadedmetadata", onMetadata);
      stop();
      remove();
      element.removeAttribute("src");
      element.load();
      URL.revokeObjectURL(url);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `onSize` is another one with every drawing
  }, [video, playback, ref]);
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- logged pictures have no words
    <video
      ref={ref}
      aria-label={label}
      muted
      playsInline
      preload="auto"
      style={style}
      onError={onFail}
    />
  );
}

function followPlayback(element: HTMLVideoElement, playback: Playback): void {
  const { atSecs, isPlaying, speed } = playback.state();
  if (element.readyState === HTMLMediaElement.HAVE_NOTHING) return;
  const target = Math.min(atSecs, element.duration);
  const isOver = atSecs >= element.duration;
  element.playbackRate = speed;
  if (isPlaying && !isOver) {
    if (Math.abs(element.currentTime - target) > MAX_DRIFT_SECS * speed)
      element.currentTime = target;
    // A pause that comes first makes it reject, and is what was wanted.
    if (element.paused) element.play().catch(() => {});
    return;
  }
  if (!element.paused) element.pause();
  if (element.currentTime !== target) element.currentTime = target;
}

function timesOf(durationSecs: number): ClipTimes {
  if (!Number.isFinite(durationSecs)) return { durationSecs: 0, frameSecs: [0] };
  const frameSecs = Array.from(
    { length: Math.max(Math.floor(durationSecs * FRAMES_PER_SEC), 1) },
    (_, i) => i / FRAMES_PER_SEC,
  );
  return { durationSecs, frameSecs };
}
