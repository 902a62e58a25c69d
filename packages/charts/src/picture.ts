import { prepareLines, type ChartLine } from "./chart-line.ts";
import type { ChartTheme } from "./chart-theme.ts";
import { FITTED, type View } from "./math/view-history.ts";
import type { ChartAxes, ChartPicture } from "./painter.ts";

/** A picture of a chart that is not on the page, to be exported. */
export function createPicture(
  lines: readonly ChartLine[],
  axes: ChartAxes & { readonly theme: ChartTheme; readonly view?: View },
): ChartPicture {
  const { view = FITTED, ...rest } = axes;
  return { ...rest, view, lines: prepareLines(lines, []) };
}
