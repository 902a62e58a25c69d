import type { Drawing, Sheet } from "@runlens/histograms";
import { drawBinLines } from "./bin-lines.ts";
import { ageColor, type Picture } from "./picture.ts";

/** All histograms as lines over one axis of counts, the newest in front. */
export function drawOverlaid(picture: Picture, sheet: Sheet): Drawing {
  const { bins, counts, maxCount, chosen, theme } = picture;
  const colors = counts.map((_, histogram) => ageColor(picture, histogram));
  return drawBinLines(
    { bins, heights: counts, maxHeight: maxCount, colors, marked: chosen, reads: "one", theme },
    sheet,
  );
}
