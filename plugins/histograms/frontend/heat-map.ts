import { drawFrame, layOut, type Range } from "@runlens/charts";
import { clamped, type Drawing, type Sheet, type Spot } from "@runlens/histograms";
import { edgeOf } from "./bins.ts";
import { clampedSpot, LINEAR, mixed, type Picture } from "./picture.ts";

/** Tells few values from none, and many from most. */
const SHADES = 24;

/** Time to the right, values upwards: the darker a cell, the larger its share of the step's values. */
export function drawHeatMap(picture: Picture, sheet: Sheet): Drawing {
  const { bins, counts, places, theme, color } = picture;
  const borders = bordersOf(places);
  const layout = layOut({
    width: sheet.width,
    height: sheet.height,
    xAxis: picture.axis,
    xDomain: { min: borders[0] ?? 0, max: borders.at(-1) ?? 1 },
    yDomain: bins,
    yScale: LINEAR,
    measure: sheet.measure,
  });
  const { left, right, top, bottom, xScale } = layout;
  const xs = borders.map((border) => snapped(xScale.pixelOf(border)));
  const ys = Array.from({ length: bins.count + 1 }, (_, bin) =>
    snapped(layout.yScale.pixelOf(edgeOf(bins, bin))),
  );
  const xOf = (border: number): number => xs[border] ?? left;
  const yOf = (edge: number): number => ys[edge] ?? bottom;

  return {
    paint(context) {
      drawFrame(context, layout, theme, sheet.pixelRatio);
      for (const [shade, cells] of cellsByShade(counts).entries()) {
        context.fillStyle = mixed(color, shade / SHADES, theme.background);
        for (const { histogram, bin } of cells) {
          const x = xOf(histogram);
          const y = yOf(bin + 1);
          context.fillRect(x, y, xOf(histogram + 1) - x, yOf(bin) - y);
        }
      }
      if (picture.chosen !== undefined) paintColumn(context, picture.chosen);
    },
    paintSpot(context, { histogram, bin }) {
      paintColumn(context, histogram);
      if (bin < 0) return;
      context.lineWidth = 1.5;
      context.strokeStyle = theme.text;
      const x = xOf(histogram);
      context.strokeRect(x, yOf(bin + 1), xOf(histogram + 1) - x, yOf(bin) - yOf(bin + 1));
    },
    spotAt(x, y) {
      if (x < left || x > right || y < top || y > bottom) return undefined;
      const share = (bottom - y) / (bottom - top);
      const bin = clamped(Math.floor(share * bins.count), 0, bins.count - 1);
      const place = xScale.valueAt(x);
      const after = borders.findIndex((border, i) => i > 0 && place <= border);
      return { histogram: after < 0 ? counts.length - 1 : after - 1, bin };
    },
    next: (spot, toRight, down) =>
      clampedSpot(picture, { histogram: spot.histogram + toRight, bin: spot.bin - down }),
    tooltipX: ({ histogram }) => xOf(histogram + 1),
  };

  function paintColumn(context: CanvasRenderingContext2D, histogram: number): void {
    context.lineWidth = 1;
    context.strokeStyle = theme.crosshair;
    const x = xOf(histogram);
    context.strokeRect(x, top, Math.max(xOf(histogram + 1) - x, 1), bottom - top);
  }

  /** On whole device pixels, so that cells leave no gaps between them. */
  function snapped(pixel: number): number {
    return Math.round(pixel * sheet.pixelRatio) / sheet.pixelRatio;
  }
}

/** Halfway between neighbours, and as far out at the ends: one more than there are places. */
export function bordersOf(places: readonly number[]): readonly number[] {
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? first;
  const { before, after } = roomAround(places, { min: first, max: last });
  const inner = places.slice(1).map((place, i) => (place + (places[i] ?? place)) / 2);
  return [first - before, ...inner, last + after];
}

function roomAround(places: readonly number[], { min, max }: Range) {
  const before = ((places[1] ?? min) - min) / 2;
  const after = (max - (places.at(-2) ?? max)) / 2;
  // Without another moment a column still needs a width.
  return min === max ? { before: 0.5, after: 0.5 } : { before, after };
}

/** Browsers take long to change the colour, so cells of one colour are drawn in a row. */
function cellsByShade(counts: readonly Float64Array[]): readonly (readonly Spot[])[] {
  const shares = counts.map(sharesOf);
  let largest = 0;
  for (const values of shares) for (const share of values) largest = Math.max(largest, share);
  const cells: Spot[][] = Array.from({ length: SHADES + 1 }, () => []);
  for (const [histogram, values] of shares.entries()) {
    for (const [bin, share] of values.entries()) {
      if (share === 0) continue;
      // A square root, so that the thin ends of a distribution stay visible.
      const shade = Math.max(Math.round(Math.sqrt(share / largest) * SHADES), 1);
      cells[shade]?.push({ histogram, bin });
    }
  }
  return cells;
}

/** Of a step's values; all 0 where it has none. */
function sharesOf(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total > 0 ? count / total : 0));
}
