import { toPreview, type PictureFormat } from "@runlens/charts";
import type { SeriesWindow } from "@runlens/model";
import { useEffect, useState } from "react";
import { cardPicture, pictureWindows, type PictureContext } from "./card-picture.ts";
import type { ExportChoice } from "./export-choice.ts";
import type { ExportedCard } from "./exported-card.ts";

interface ExportPreviewProps {
  readonly card: ExportedCard;
  readonly context: PictureContext;
  readonly choice: ExportChoice;
  readonly format: PictureFormat;
}

const COLUMNS = 2048;
/** Device pixels across, at most. */
const WIDTH = 1200;
const DELAY_MS = 80;

/** The picture as it will be saved, in the colours, fonts and proportions of the file. */
export function ExportPreview({ card, context, choice, format }: ExportPreviewProps) {
  const windows = usePreviewWindows(card, context, choice.extent);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (windows === undefined) return undefined;
    let isOver = false;
    let made: string | undefined;
    const timer = setTimeout(() => {
      const { picture, options } = cardPicture(card, windows, context, choice);
      const scale = Math.min(WIDTH / options.widthPx, 2);
      toPreview(picture, { ...options, scale }, format).then(
        (png) => {
          if (isOver) return;
          made = URL.createObjectURL(new Blob([png], { type: "image/png" }));
          setUrl(made);
        },
        // What cannot be drawn is said when it is saved.
        () => undefined,
      );
    }, DELAY_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      // The picture before stays until the next one is there.
      const old = made;
      if (old !== undefined) setTimeout(() => URL.revokeObjectURL(old), 1000);
    };
  }, [card, windows, context, choice, format]);
  return (
    <div
      className="line-export-preview"
      data-theme={choice.theme}
      data-transparent={choice.transparent || undefined}
    >
      {url === undefined ? (
        <p>Drawing…</p>
      ) : (
        <img src={url} alt={`Preview: ${card.title}`} draggable={false} />
      )}
    </div>
  );
}

/** Undefined until they came. */
function usePreviewWindows(
  card: ExportedCard,
  context: PictureContext,
  extent: ExportChoice["extent"],
): readonly SeriesWindow[] | undefined {
  const [windows, setWindows] = useState<readonly SeriesWindow[]>();
  useEffect(() => {
    const closing = new AbortController();
    pictureWindows(card, context, { extent, columns: COLUMNS }, closing.signal).then(
      setWindows,
      () => undefined,
    );
    return () => closing.abort();
  }, [card, context, extent]);
  return windows;
}
