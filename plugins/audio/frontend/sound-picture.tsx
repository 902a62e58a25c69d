import { chartTheme, type Theme } from "@runlens/widgets";
import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { SoundPicture as PictureKind } from "./context.ts";
import { secsText } from "./decode-sound.ts";
import { channelsOf, drawSpectrogram, drawWaveform } from "./draw-sound.ts";
import { regionBetween } from "./loop-region.ts";
import { loudest, peaksOf } from "./peaks.ts";
import type { Player } from "./player.ts";
import { regionOfKey, seekOfKey } from "./seek-keys.ts";

interface SoundPictureProps {
  /** Accessible name. */
  readonly label: string;
  readonly buffer: AudioBuffer;
  readonly player: Player;
  /** Goes on with the same sound of the next run. */
  readonly onPlayNext: () => void;
  readonly atSecs: number;
  readonly kind: PictureKind;
  readonly color: string;
  readonly theme: Theme;
}

/** The outline or the spectra of a sound, and where in it the player is; a slider over its time. */
export function SoundPicture(props: SoundPictureProps) {
  const { label, buffer, player, onPlayNext, atSecs, kind, color, theme } = props;
  const regionStart = useRef<number>(undefined);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const { background, text } = chartTheme(theme);
    const draw = kind === "waveform" ? drawWaveform : drawSpectrogram;
    return whenSized(element, () => draw(element, buffer, { run: color, background, text }));
  }, [buffer, kind, color, theme]);

  const peak = useMemo(() => peakText(buffer), [buffer]);

  const secsAt = (event: PointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - left) / width, 0), 1);
    return share * player.durationSecs;
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const secs = secsAt(event);
    if (regionStart.current === undefined) player.seek(secs);
    else player.setRegion(regionBetween(regionStart.current, secs));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const secs = seekOfKey(event.key, player.atSecs(), player.durationSecs);
    const region = regionOfKey(event.key, player.atSecs(), player);
    if (secs !== undefined) player.seek(secs);
    else if (region !== undefined) player.setRegion(region);
    else if (event.key === "Escape") player.setRegion(undefined);
    else if (event.key === "x") onPlayNext();
    else if (event.key !== " ") return;
    else if (player.isPlaying) player.pause();
    else player.play();
    event.preventDefault();
  };
  const share = player.durationSecs > 0 ? atSecs / player.durationSecs : 0;
  return (
    <div
      className="sound-picture"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={player.durationSecs}
      aria-valuenow={atSecs}
      aria-valuetext={`${secsText(atSecs)} of ${secsText(player.durationSecs)}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        regionStart.current = event.shiftKey ? secsAt(event) : undefined;
        drag(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && drag(event)}
    >
      <canvas ref={canvas} aria-hidden />
      {kind === "spectrogram" ? (
        <>
          <span className="sound-mark sound-mark-high">{kilohertz(buffer.sampleRate / 2)}</span>
          <span className="sound-mark sound-mark-low">0</span>
        </>
      ) : (
        <span className="sound-mark sound-mark-high">{peak}</span>
      )}
      {player.region !== undefined && (
        <span
          className="sound-region"
          style={{
            left: `${(player.region.fromSecs / player.durationSecs) * 100}%`,
            right: `${(1 - player.region.toSecs / player.durationSecs) * 100}%`,
          }}
        />
      )}
      <span className="sound-cursor" style={{ left: `${share * 100}%` }} />
    </div>
  );
}

/** Draws now and whenever the element has another size, at the pixels of the screen. */
function whenSized(canvas: HTMLCanvasElement, draw: () => void): () => void {
  const resize = (): void => {
    const width = Math.round(canvas.clientWidth * devicePixelRatio);
    const height = Math.round(canvas.clientHeight * devicePixelRatio);
    if (width === 0 || height === 0) return;
    canvas.width = width;
    canvas.height = height;
    draw();
  };
  const observer = new ResizeObserver(resize);
  observer.observe(canvas);
  return () => observer.disconnect();
}

/** How loud the loudest sample is, since outlines of any sound are as high: "peak −3.1 dB". */
function peakText(buffer: AudioBuffer): string {
  const size = loudest(peaksOf(channelsOf(buffer), 1));
  if (size === 0) return "silent";
  return `peak ${(20 * Math.log10(size)).toFixed(1).replace("-", "−").replace("−0.0", "0.0")} dB`;
}

function kilohertz(hertz: number): string {
  return `${Number((hertz / 1000).toFixed(1))} kHz`;
}
