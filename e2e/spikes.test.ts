import { seededRandom } from "@runlens/base";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { chart, chartSentence, runRow } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const POINTS = 1_000_000;
const SPIKES = 8;
const SPIKE_HEIGHT = 10;

describe("a million points at full zoom-out", () => {
  const { serve, open } = setup();

  it("show every spike of one sample, with and without smoothing", async () => {
    const random = seededRandom(20_260_101);
    const spikes = spikeSteps(random);
    const logs = await makeLogs({ run: { value: noiseWithSpikes(random, spikes) } });
    const { url } = await serve(logs);
    for (const smoothing of ["0", "0.6"]) {
      const page = await open(`${url}?smoothing=${smoothing}`);
      const columns = await coloredColumns(page, "value", "run");

      const first = columns[0]?.x ?? NaN;
      const last = columns.at(-1)?.x ?? NaN;
      const columnOf = (step: number): number => first + (step / (POINTS - 1)) * (last - first);
      const isNear = (x: number, step: number): boolean => Math.abs(columnOf(step) - x) <= 2;
      const fullHeight = Math.max(...columns.map(({ height }) => height));
      for (const step of spikes) {
        const near = columns.filter(({ x }) => isNear(x, step));
        const height = Math.max(...near.map((column) => column.height));
        expect(height, `step ${step}, smoothing ${smoothing}`).toBeGreaterThan(0.9 * fullHeight);
      }
      const elsewhere = columns.filter(({ x }) => !spikes.some((step) => isNear(x, step)));
      expect(elsewhere.length).toBeGreaterThan(200);
      for (const { height } of elsewhere) expect(height).toBeLessThan(0.2 * fullHeight);
    }
  });
});

/** At random places, but not in columns beside each other. */
function spikeSteps(random: () => number): readonly number[] {
  const stride = POINTS / SPIKES;
  return Array.from({ length: SPIKES }, (_, i) => Math.floor((i + 0.1 + 0.8 * random()) * stride));
}

function* noiseWithSpikes(random: () => number, spikes: readonly number[]): Generator<number> {
  for (let step = 0; step < POINTS; step++) {
    yield spikes.includes(step) ? SPIKE_HEIGHT : random();
  }
}

interface Column {
  readonly x: number;
  /** From the first to the last pixel of the colour that was looked for. */
  readonly height: number;
}

/** The pixel columns of a chart in which a run's colour is to be seen. */
async function coloredColumns(page: Page, tag: string, run: string): Promise<readonly Column[]> {
  await chartSentence(page, tag);
  const wanted = await runRow(page, run)
    .locator(".run-color")
    .evaluate(
      (swatch) => getComputedStyle(swatch).backgroundColor.match(/\d+/g)?.map(Number) ?? [],
    );
  const { width, height, pixels } = await pixelsOf(chart(page, tag).locator("canvas").first());
  const columns: Column[] = [];
  for (let x = 0; x < width; x++) {
    const rows: number[] = [];
    for (let y = 0; y < height; y++) {
      const at = (y * width + x) * 4;
      if (isTowards(wanted, pixels.slice(at, at + 3), (pixels[at + 3] ?? 0) / 255)) rows.push(y);
    }
    const [top] = rows;
    if (top !== undefined) columns.push({ x, height: (rows.at(-1) ?? top) - top });
  }
  return columns;
}

/** Rows of red, green, blue, alpha. */
function pixelsOf(canvas: Locator): Promise<{ width: number; height: number; pixels: number[] }> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext("2d");
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
    return { width, height, pixels: Array.from(data) };
  });
}

const WHITE = 255;

/** True on the way from white, which the card is, to the colour that was looked for. */
function isTowards(wanted: readonly number[], found: readonly number[], alpha: number): boolean {
  if (alpha === 0) return false;
  const way = wanted.map((part) => WHITE - part);
  const step = found.map((part) => (WHITE - part) * alpha);
  const share = dot(step, way) / dot(way, way);
  const astray = step.map((part, i) => part - share * (way[i] ?? 0));
  return share > 0.2 && dot(astray, astray) < 0.15 ** 2 * dot(step, step);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, part, i) => sum + part * (b[i] ?? 0), 0);
}
