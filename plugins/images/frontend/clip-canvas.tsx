import { useEffect, useMemo, type CSSProperties, type RefObject } from "react";
import { frameDelaysMs } from "./frame-delays.ts";
import type { ShownImage } from "./logged-images.ts";
import { clipTimes, frameAt, type Playback } from "./playback.ts";

/** Whether animations can be taken apart: not in every browser, and nowhere without https or localhost. */
export const canDecodeFrames = "ImageDecoder" in globalThis;

interface ClipCanvasProps {
  readonly ref: RefObject<HTMLCanvasElement | null>;
  readonly image: ShownImage;
  readonly label: string;
  readonly playback: Playback;
  readonly style: CSSProperties;
  readonly onFail: () => void;
}

/** An animated GIF or WebP at the time of a playback. Decoded frame by frame, none is kept. */
export function ClipCanvas({ ref, image, label, playback, style, onFail }: ClipCanvasProps) {
  const { width, height } = image.header;
  const times = useMemo(() => clipTimes(frameDelaysMs(image.bytes)), [image]);
  useEffect(() => {
    const decoder = new ImageDecoder({ data: image.bytes.slice(), type: image.header.type });
    const remove = playback.add(times);
    let drawn = -1;
    let isBusy = false;
    let isClosed = false;
    const draw = (): void => {
      const frame = frameAt(times, playback.state().atSecs);
      if (frame === drawn || isBusy) return;
      isBusy = true;
      decoder.decode({ frameIndex: frame }).then(
        ({ image: decoded }) => {
          if (!isClosed) ref.current?.getContext("2d")?.drawImage(decoded, 0, 0);
          decoded.close();
          drawn = frame;
          isBusy = false;
          // Time went on meanwhile.
          if (!isClosed) draw();
        },
        () => {
          // What is cut off keeps the frames that it has.
          if (!isClosed && drawn < 0) onFail();
          drawn = frame;
          isBusy = false;
        },
      );
    };
    draw();
    const stop = playback.subscribe(draw);
    return () => {
      isClosed = true;
      stop();
      remove();
      decoder.close();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `onFail` is another one with every drawing
  }, [image, times, playback, ref]);
  return <canvas ref={ref} role="img" aria-label={label} {...{ width, height, style }} />;
}
