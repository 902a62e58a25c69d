import { bytesText } from "@runlens/base";
import { Button } from "@runlens/widgets";
import { Download } from "lucide-react";
import type { LoggedImage } from "./logged-images.ts";
import { Picture, type Linked } from "./picture.tsx";
import { download } from "./image-bytes.ts";

interface ImageTileProps {
  readonly image: LoggedImage;
  /** Run, tag, step and sample in words. */
  readonly label: string;
  /** Of a file, without its ending. */
  readonly fileName: string;
  readonly actualSize: boolean;
  readonly filter: string;
  readonly linked: Linked;
}

/** One image, or why it is not shown; either can be saved. */
export function ImageTile(props: ImageTileProps) {
  const { image, label, fileName, actualSize, filter, linked } = props;
  const { header, bytes } = image;
  return (
    <div className="image-tile" title={factsOf(image)}>
      {image.kind === "shown" ? (
        <Picture {...{ image, label, actualSize, filter, linked }} />
      ) : (
        <p className="image-refused">
          {image.reason} <span className="image-facts">{bytesText(bytes.length)}</span>
        </p>
      )}
      {header?.complete === false && image.kind === "shown" && (
        <p className="image-warning">Cut off: bytes are missing at the end.</p>
      )}
      <div className="image-tile-buttons">
        <Button
          variant="icon"
          label={`Download ${label}`}
          hint="Download as logged"
          icon={<Download aria-hidden />}
          onClick={() => download(image, fileName)}
        />
      </div>
    </div>
  );
}

/** "64 × 64 pixels, PNG, 4.1 kB" */
function factsOf({ header, bytes }: LoggedImage): string | undefined {
  if (header === undefined) return undefined;
  const { width, height, type } = header;
  const [w, h] = [width, height].map((pixels) => pixels.toLocaleString("en-US"));
  const format = type.replace("image/", "").toUpperCase();
  return `${w} × ${h} pixels, ${format}, ${bytesText(bytes.length)}`;
}
