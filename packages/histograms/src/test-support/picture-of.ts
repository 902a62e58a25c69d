import type { Bucket } from "@runlens/format";
import type { ChartTheme } from "@runlens/widgets";
import type { Drawing, Sheet, Spot } from "../drawing.ts";
import type { PlacedHistogram } from "../places.ts";

const WIDTH = 320;
const HEIGHT = 200;
const BUCKETS = 40;

/** What a drawing shows, and what it shows over that at a spot, as a data URL. */
export function pictureOf(draw: (sheet: Sheet) => Drawing, theme: ChartTheme, spot?: Spot): string {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  if (context === null) throw new TypeError("This browser gives no 2D canvas.");
  context.fillStyle = theme.background;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const drawing = draw({ width: WIDTH, height: HEIGHT, pixelRatio: 1, measure: () => 0 });
  drawing.paint(context);
  if (spot !== undefined) drawing.paintSpot(context, spot);
  return canvas.toDataURL("image/png");
}

/** A bell over 40 buckets from -4 to 4, at a step. The same numbers everywhere. */
export function bellAt(step: number, middle: number, deviation: number): PlacedHistogram {
  const buckets = Array.from({ length: BUCKETS }, (_, i): Bucket => {
    const left = -4 + (8 * i) / BUCKETS;
    const distance = (left + 4 / BUCKETS - middle) / deviation;
    return [
      left,
      left + 8 / BUCKETS,
      Math.round((200 / deviation) * Math.exp(-(distance ** 2) / 2)),
    ];
  });
  return { place: step, histogram: { step, wallTimeSecs: step, buckets, oddValues: 0 } };
}

/** A bell that wanders and widens, at each of the steps. */
export function wanderingBells(steps: readonly number[]): readonly PlacedHistogram[] {
  const last = steps.at(-1) ?? 0;
  return steps.map((step) =>
    bellAt(step, 3 * (step / (last || 1)) - 1.5, 0.3 + step / (last || 1)),
  );
}
