import { useEffect, useRef, useState, type CSSProperties } from "react";
import { canDecodeFrames, ClipCanvas } from "./clip-canvas.tsx";
import { showBytes } from "./image-bytes.ts";
import { typeName, type LoggedVideo, type ShownImage } from "./logged-images.ts";
import { PixelValue } from "./pixel-value.tsx";
import type { Playback } from "./playback.ts";
import { VideoClip } from "./video-clip.tsx";
import { ZoomFrame, type Linked } from "./zoom-frame.tsx";
import { transformOf } from "./zoom.ts";

interface PictureProps {
  readonly image: ShownImage | LoggedVideo;
  /** For who cannot see it; "" for one that lies over another. */
  readonly label: string;
  /** One CSS pixel per pixel. */
  readonly actualSize: boolean;
  readonly filter: string;
  readonly linked: Linked;
  /** Of what moves; that of the card by default. */
  readonly playback?: Playback;
}

/** A picture that zooms with the others of its card, or why there is none. */
export function Picture({ linked, playback = linked.playback, ...props }: PictureProps) {
  const { image } = props;
  const [failed, setFailed] = useState<PictureProps["image"]>();
  if (failed === image) {
    return <p className="image-refused">The browser cannot decode this {typeName(image)}.</p>;
  }
  const shown = { ...props, linked, playback, onFail: () => setFailed(image) };
  if (image.kind === "video") return <Film {...shown} image={image} />;
  if (image.isAnimated && canDecodeFrames) return <Clip {...shown} image={image} />;
  return <Still {...shown} image={image} />;
}

type ShownProps<Image> = Required<PictureProps> & {
  readonly image: Image;
  readonly onFail: () => void;
};

function Still({ image, label, filter, linked, actualSize, onFail }: ShownProps<ShownImage>) {
  const ref = useRef<HTMLImageElement>(null);
  const { width, height } = image.header;
  useEffect(() => (ref.current === null ? undefined : showBytes(ref.current, image)), [image]);
  return (
    <ZoomFrame {...{ width, height, label, actualSize, linked }}>
      <img
        ref={ref}
        alt={label}
        {...{ width, height }}
        draggable={false}
        decoding="async"
        style={styleOf(filter, linked)}
        onError={onFail}
      />
      {linked.point !== undefined && <PixelValue picture={ref} point={linked.point} />}
    </ZoomFrame>
  );
}

function Clip(props: ShownProps<ShownImage>) {
  const { image, label, filter, linked, actualSize, playback, onFail } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  const { width, height } = image.header;
  const style = styleOf(filter, linked);
  return (
    <ZoomFrame {...{ width, height, label, actualSize, linked }}>
      <ClipCanvas {...{ ref, image, label, playback, style, onFail }} />
      {linked.point !== undefined && <PixelValue picture={ref} point={linked.point} />}
    </ZoomFrame>
  );
}

function Film(props: ShownProps<LoggedVideo>) {
  const { image, label, filter, linked, actualSize, playback, onFail } = props;
  const ref = useRef<HTMLVideoElement>(null);
  const [size, setSize] = useState({ width: 16, height: 9 });
  const style = styleOf(filter, linked);
  return (
    <ZoomFrame {...size} {...{ label, actualSize, linked }}>
      <VideoClip video={image} onSize={setSize} {...{ ref, label, playback, style, onFail }} />
      {linked.point !== undefined && <PixelValue picture={ref} point={linked.point} />}
    </ZoomFrame>
  );
}

function styleOf(filter: string, { zoom }: Linked): CSSProperties {
  return { filter, transform: transformOf(zoom) };
}
