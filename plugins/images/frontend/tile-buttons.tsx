import { Button, saveFile } from "@runlens/widgets";
import { Check, Copy, Download } from "lucide-react";
import { memo, useState, type RefObject } from "react";
import { imageFileName, type ImagePlace } from "./file-name.ts";
import { blobOf, copyImage } from "./image-bytes.ts";
import type { LoggedImage } from "./logged-images.ts";

export interface TileContent {
  readonly image: LoggedImage;
  readonly place: ImagePlace;
}

interface TileButtonsProps {
  /** Run, tag and sample in words. */
  readonly name: string;
  readonly canCopy: boolean;
  /** What is shown by the time a button is pressed. */
  readonly content: RefObject<TileContent>;
}

/** Copies and saves what a tile shows. They stay as they are from step to step, of which a slider draws many. */
export const TileButtons = memo(function TileButtons({ name, canCopy, content }: TileButtonsProps) {
  const save = (): void => {
    const { image, place } = content.current;
    saveFile(imageFileName(place, image), blobOf(image));
  };
  return (
    <div className="image-tile-buttons">
      {canCopy && <CopyButton name={name} content={content} />}
      <Button
        variant="icon"
        label={`Download ${name}`}
        hint="Download as logged"
        icon={<Download aria-hidden />}
        onClick={save}
      />
    </div>
  );
});

type Copied = "no" | "yes" | "refused";

function CopyButton({ name, content }: Pick<TileButtonsProps, "name" | "content">) {
  const [copied, setCopied] = useState<Copied>("no");
  const copy = (): void => {
    copyImage(content.current.image).then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    );
  };
  return (
    <Button
      variant="icon"
      label={`Copy ${name}`}
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
