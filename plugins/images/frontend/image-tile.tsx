import { bytesText } from "@runlens/base";
import { useLayoutEffect, useRef } from "react";
import { canDecodeFrames } from "./clip-canvas.tsx";
import type { ImagePlace } from "./file-name.ts";
import {
  isClip,
  pixelsText,
  typeName,
  type LoggedImage,
  type LoggedVideo,
  type ShownImage,
} from "./logged-images.ts";
import { Picture } from "./picture.tsx";
import { PlaybackControls } from "./playback-controls.tsx";
import { TileButtons, type TileContent } from "./tile-buttons.tsx";
import { usePlayback } from "./use-playback.ts";
import type { Linked } from "./zoom-frame.tsx";

interface ImageTileProps {
  readonly image: LoggedImage;
  /** Run, tag and sample in words. */
  readonly name: string;
  /** The same and the step. */
  readonly label: string;
  readonly place: ImagePlace;
  readonly actualSize: boolean;
  readonly filter: string;
  readonly linked: Linked;
}

/** One image, or why it is not shown; either can be saved. */
export function ImageTile(props: ImageTileProps) {
  const { image, name, label, place, actualSize, filter, linked } = props;
  const look = { label, actualSize, filter, linked };
  const content = useRef<TileContent>({ image, place });
  useLayoutEffect(() => {
    content.current = { image, place };
  });
  return (
    <div className="image-tile" title={factsOf(image)}>
      {image.kind === "refused" ? (
        <p className="image-refused">
          {image.reason} <span className="image-facts">{bytesText(image.bytes.length)}</span>
        </p>
      ) : isClip(image) && !linked.isPlayedTogether ? (
        <OwnClip image={image} {...look} />
      ) : (
        <Picture image={image} {...look} />
      )}
      {image.kind === "shown" && !image.header.complete && (
        <p className="image-warning">Cut off: bytes are missing at the end.</p>
      )}
      {image.kind === "shown" && image.isAnimated && !canDecodeFrames && (
        <p className="image-warning">
          This browser plays it, but cannot stop it or step through it.
        </p>
      )}
      <TileButtons name={name} canCopy={image.kind === "shown"} content={content} />
    </div>
  );
}

interface OwnClipProps extends Pick<ImageTileProps, "label" | "actualSize" | "filter" | "linked"> {
  readonly image: ShownImage | LoggedVideo;
}

/** A clip with a time of its own. */
function OwnClip(props: OwnClipProps) {
  const playback = usePlayback();
  return (
    <>
      <Picture {...props} playback={playback} />
      <PlaybackControls playback={playback} name={props.label} />
    </>
  );
}

/** "64 × 64 pixels, PNG, 4.1 kB" */
function factsOf(image: LoggedImage): string | undefined {
  const { header, bytes } = image;
  const facts = `${typeName(image)}, ${bytesText(bytes.length)}`;
  if (header === undefined) return image.kind === "video" ? facts : undefined;
  return `${pixelsText(header)}, ${facts}`;
}
