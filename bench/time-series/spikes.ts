import { seededRandom } from "@runlens/base";
import { createBatch, type ScannedTag } from "@runlens/format";
import type { SeriesWindow } from "@runlens/model";
import { createStore } from "@runlens/store";
import type { Browser, Page } from "playwright-core";
import { bundlePage, openPage } from "../browser.ts";
import { print, row } from "../report.ts";

const TRIALS = 100;
const POINTS = 1_000_000;
const SPIKE = 10;
const BATCH_POINTS = 50_000;
const COLUMNS = 1440;
/** A spike may stand this far from its place, and the line to it and back be so wide. */
const TOLERANCE_PX = 2;
const WIDTH_PX = 4;
const VALUE: ScannedTag = {
  name: "value",
  pluginName: "scalars",
  pluginContent: new Uint8Array(0),
  dataClass: "scalar",
  displayName: "",
  description: "",
};

/** Where the colour of the line is to be seen, in shares of the line's width. */
export interface SpikeSight {
  /** Columns in which it stands high above the noise. */
  readonly high: readonly number[];
  /** What a pixel is of the width. */
  readonly pixel: number;
}

/**
 * One sample that stands out among a million, at a random place: whether it is the only
 * thing that stands out on the chart at full zoom-out, without and with smoothing. Reduced by
 * the store, drawn by the chart, read off the canvas; the same places in every run.
 */
export async function countSpikes(browser: Browser): Promise<void> {
  const page = await openPage(browser);
  const { script, styles } = await bundlePage("spike-chart");
  await page.addStyleTag({ content: styles });
  await page.addScriptTag({ content: script });
  const random = seededRandom(20_260_101);
  for (const smoothing of [0, 0.6]) {
    let seen = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const place = Math.floor(random() * POINTS);
      const window = await windowWithSpike(place, smoothing, random);
      if (isSeen(await show(page, window), place)) seen++;
    }
    print(row([`spikes seen, smoothing ${smoothing}`, `${TRIALS}`, `${seen}`]));
  }
  await page.context().close();
}

async function windowWithSpike(
  place: number,
  smoothing: number,
  random: () => number,
): Promise<SeriesWindow> {
  const store = createStore();
  const sink = store.addFile("run", "events.out.tfevents.1");
  const batch = createBatch(BATCH_POINTS);
  for (let step = 0; step < POINTS; step++) {
    batch.steps[batch.count] = step;
    batch.wallTimesSecs[batch.count] = step;
    batch.values[batch.count] = step === place ? SPIKE : random();
    batch.count += 1;
    if (batch.count < BATCH_POINTS) continue;
    sink.append({ tags: [VALUE], firstTimeSecs: 0 }, batch);
    batch.count = 0;
  }
  const query = { experiment: "", xAxis: "step", columns: COLUMNS, smoothing } as const;
  const [window] = await store.reader.windows(query);
  store.close();
  if (window === undefined) throw new Error("The store has no window of the series.");
  return window;
}

function show(page: Page, { steps, values, smoothed }: SeriesWindow): Promise<SpikeSight> {
  const columns = [steps, values, smoothed ?? []].map((column) => [...column]);
  return page.evaluate<SpikeSight>(`showSpike(...${JSON.stringify(columns)})`);
}

function isSeen({ high, pixel }: SpikeSight, place: number): boolean {
  const distances = high.map((share) => Math.abs(share - place / (POINTS - 1)) / pixel);
  return Math.min(...distances) <= TOLERANCE_PX && Math.max(...distances) <= WIDTH_PX;
}
