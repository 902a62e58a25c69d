import { bytesText } from "@runlens/base";
import { Button, saveFile } from "@runlens/widgets";
import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { canDecodeFrames } from "./clip-canvas.tsx";
import { imageFileName, type ImagePlace } from "./file-name.ts";
import { blobOf, copyImage } from "./image-bytes.ts";
import {
  isClip,
  typeName,
  type LoggedImage,
  type LoggedVideo,
  type ShownImage,
} from "./logged-images.ts";
import { Picture } from "./picture.tsx";
import { PlaybackControls } from "./playback-controls.tsx";
import { usePlayback } from "./use-playback.ts";
import type { Linked } from "./zoom-frame.tsx";

interface ImageTileProps {
  readonly image: LoggedImage;
  /** Run, tag, step and sample in words. */
  readonly label: string;
  readonly place: ImagePlace;
  readonly actualSize: boolean;
  readonly filter: string;
  readonly linked: Linked;
}

/** One image, or why it is not shown; either can be saved. */
export function ImageTile({ image, label, place, actualSize, filter, linked }: ImageTileProps) {
  const { bytes } = image;
  const look = { label, actualSize, filter, linked };
  return (
    <div className="image-tile" title={factsOf(image)}>
      {image.kind === "refused" ? (
        <p className="image-refused">
          {image.reason} <span className="image-facts">{bytesText(bytes.length)}</span>
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
      <div className="image-tile-buttons">
        {image.kind === "shown" && <CopyButton image={image} label={label} />}
        <Button
          variant="icon"
          label={`Download ${label}`}
          hint="Download as logged"
          icon={<Download aria-hidden />}
          onClick={() => saveFile(imageFileName(place, image), blobOf(image))}
        />
      </div>
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

type Copied = "no" | "yes" | "refused";

function CopyButton({ image, label }: { readonly image: ShownImage; readonly label: string }) {
  const [copied, setCopied] = useState<Copied>("no");
  const copy = (): void => {
    copyImage(image).then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    );
  };
  return (
    <Button
      variant="icon"
      label={`Copy ${label}`}
      hint={COPY_HINTS[copied]}
      icon={copied === "yes" ? <Check aria-hidden /> : <Copy aria-hidden />}
      onClick={copy}
    />
  );
}

const COPY_HINTS: Readonly<Record<Copied, string>> = {
  no: "Copy as PNG",
  yes: "Copied",
  refused: "The browser did not let it be copied",
};

/** "64 × 64 pixels, PNG, 4.1 kB" */
function factsOf(image: LoggedImage): string | undefined {
  const { header, bytes } = image;
  const facts = `${typeName(image)}, ${bytesText(bytes.length)}`;
  if (header === undefined) return image.kind === "video" ? facts : undefined;
  const [w, h] = [header.width, header.height].map((pixels) => pixels.toLocaleString("en-US"));
  return `${w} × ${h} pixels, ${facts}`;
}
