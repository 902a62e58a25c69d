import type { ChartLine } from "../chart-line.ts";
import type { View } from "../math/view-history.ts";
import type { ChartAxes } from "../painter.ts";

/** What one golden picture shows. */
export interface PictureCase {
  readonly lines: readonly ChartLine[];
  readonly axes?: Partial<ChartAxes>;
  readonly view?: View;
}

const COLORS = ["#2563c9", "#c2410c", "#15803d", "#9333ea", "#be185d", "#0e7490"];
const STEPS = 150;

/** By name of the picture. The same numbers everywhere: nothing is random. */
export const PICTURE_CASES: Readonly<Record<string, PictureCase>> = {
  raw: { lines: [noisy(0), noisy(1)] },
  smoothed: { lines: [withGhost(0), withGhost(1)] },
  envelope: { lines: [noisy(0, 200_000)] },
  nan: {
    lines: [
      line(0, 100, (i) => (i % 25 === 10 ? NaN : i / 100)),
      line(1, 100, (i) => (i === 40 ? Infinity : i === 70 ? -Infinity : 1 - i / 100)),
    ],
  },
  log: {
    lines: [line(0, STEPS, (i) => 10 ** (2 - i / 40)), line(1, STEPS, (i) => i - 20)],
    axes: { yScale: "log" },
  },
  log_both: {
    lines: [line(0, 1000, (i) => 100 / (i + 1)), line(1, 1000, (i) => 3 / Math.sqrt(i + 1))],
    axes: { xScale: "log", yScale: "log" },
  },
  symlog: {
    lines: [
      line(0, STEPS, (i) => Math.sinh((i - STEPS / 2) / 12)),
      line(1, STEPS, (i) => 50 * Math.sin(i / 15)),
    ],
    axes: { yScale: "symlog", thresholds: { y: 1 } },
  },
  bands: { lines: [withBand(0), withBand(1)] },
  right_axis: {
    lines: [noisy(0), { ...line(1, STEPS, (i) => 1e-3 * 0.98 ** i), axis: "right", dash: [6, 4] }],
    axes: { y2Scale: "log" },
  },
  styles: {
    lines: [
      { ...line(0, 20, (i) => i), markers: true },
      { ...line(1, 20, (i) => 15 - i / 2), dash: [2, 3], width: 2.5 },
      { ...line(2, 20, (i) => 8 + 4 * Math.sin(i)), width: 4 },
    ],
  },
  limits: { lines: [noisy(0)], axes: { yLimits: { min: 0, max: 0.5 } } },
  zoomed: { lines: [noisy(0), noisy(1)], view: { xRange: { min: 60, max: 80 } } },
  one_point: { lines: [line(0, 1, () => 0.5)] },
  constant: { lines: [line(0, 50, () => 3)] },
  empty: { lines: [] },
  tiny: { lines: [line(0, 100, (i) => 1e-300 * (1 + Math.sin(i / 9)))] },
  huge: { lines: [line(0, 100, (i) => 1e300 * Math.sin(i / 9))] },
  hundred: {
    lines: Array.from({ length: 100 }, (_, i) => line(i, 60, (at) => i + (at > 30 ? 20 : 0))),
    axes: { yLimits: { min: -100, max: 250 } },
  },
};

function line(number: number, length: number, valueAt: (i: number) => number): ChartLine {
  const x = Float64Array.from({ length }, (_, i) => i);
  const color = COLORS[number % COLORS.length] ?? "";
  return { id: `run-${number}`, color, x, y: x.map(valueAt) };
}

function noisy(number: number, length = STEPS): ChartLine {
  const next = generator(number + 1);
  return line(
    number,
    length,
    (i) => Math.exp((-3 * i) / length) + number * 0.3 + 0.2 * (next() - 0.5),
  );
}

function withGhost(number: number): ChartLine {
  const raw = noisy(number);
  let mean = raw.y[0] ?? 0;
  return { ...raw, ghostY: raw.y, y: raw.y.map((value) => (mean += (value - mean) * 0.1)) };
}

function withBand(number: number): ChartLine {
  const middle = line(number, STEPS, (i) => Math.exp((-3 * i) / STEPS) + number * 0.3);
  return {
    ...middle,
    lower: middle.y.map((value, i) => value - margin(i)),
    upper: middle.y.map((value, i) => value + margin(i)),
  };
}

function margin(i: number): number {
  return i > 55 && i < 63 ? NaN : 0.1 + 0.05 * Math.sin(i / 20);
}

/** Numbers from 0 to 1 (Lehmer; Park and Miller, 1988). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
