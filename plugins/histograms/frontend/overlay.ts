import { drawFrame, layOut } from "@runlens/charts";
import { clamped, type Drawing, type Sheet } from "@runlens/histograms";
import { edgeOf } from "./bins.ts";
import { traceLine } from "./outline.ts";
import { ageColor, clampedSpot, countAt, LINEAR, type Picture } from "./picture.ts";

/** All histograms as lines over one axis of counts, the newest in front. */
export function drawOverlaid(picture: Picture, sheet: Sheet): Drawing {
  const { bins, maxCount, counts, theme } = picture;
  const layout = layOut({
    width: sheet.width,
    height: sheet.height,
    xAxis: "value",
    xDomain: bins,
    yDomain: { min: 0, max: maxCount * 1.05 },
    yScale: LINEAR,
    measure: sheet.measure,
  });
  const { left, right, top, bottom, yScale } = layout;
  const binWidth = (right - left) / bins.count;
  const yOf = (histogram: number, bin: number): number =>
    yScale.pixelOf(countAt(picture, { histogram, bin }));
  const xOf = (bin: number): number => left + (bin + 0.5) * binWidth;

  return {
    paint(context) {
      drawFrame(context, layout, theme, sheet.pixelRatio);
      for (const histogram of counts.keys()) {
        paintLine(context, histogram, ageColor(picture, histogram), 1);
      }
      if (picture.chosen !== undefined) paintLine(context, picture.chosen, theme.text, 1.5);
    },
    paintSpot(context, { histogram, bin }) {
      paintLine(context, histogram, theme.background, 4);
      paintLine(context, histogram, theme.text, 2);
      context.fillStyle = theme.text;
      context.beginPath();
      context.arc(xOf(bin), yOf(histogram, bin), 3, 0, 2 * Math.PI);
      context.fill();
    },
    spotAt(x, y) {
      if (x < left || x > right || y < top - 4 || y > bottom + 4) return undefined;
      const bin = clamped(Math.floor((x - left) / binWidth), 0, bins.count - 1);
      let nearest = 0;
      let least = Infinity;
      for (const histogram of counts.keys()) {
        const distance = Math.abs(yOf(histogram, bin) - y);
        if (distance > least) continue;
        least = distance;
        nearest = histogram;
      }
      return { histogram: nearest, bin };
    },
    next: (spot, toRight, down) =>
      clampedSpot(picture, { histogram: spot.histogram + down, bin: spot.bin + toRight }),
    tooltipX: ({ bin }) => layout.xScale.pixelOf((edgeOf(bins, bin) + edgeOf(bins, bin + 1)) / 2),
  };

  function paintLine(
    context: CanvasRenderingContext2D,
    histogram: number,
    color: string,
    width: number,
  ): void {
    const tops = Array.from({ length: bins.count }, (_, bin) => yOf(histogram, bin));
    traceLine(context, { left, right, base: bottom, tops });
    context.strokeStyle = color;
    context.lineWidth = width;
    context.lineJoin = "round";
    context.stroke();
  }
}
