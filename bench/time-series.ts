import type { Browser } from "playwright-core";
import { buildWebIfStale } from "../tools/build-web.ts";
import { browserLine, openBrowser } from "./browser.ts";
import { machineLine, print } from "./report.ts";
import { printHead } from "./time-series/bars.ts";
import { measureCrowd } from "./time-series/crowd.ts";
import { measureLive } from "./time-series/live-series.ts";
import { measureManyRuns } from "./time-series/many-runs.ts";
import { measureManyTags } from "./time-series/many-tags.ts";
import { countSpikes } from "./time-series/spikes.ts";

const PARTS: Readonly<Record<string, (browser: Browser) => Promise<void>>> = {
  crowd: measureCrowd,
  tags: measureManyTags,
  runs: measureManyRuns,
  live: measureLive,
  spikes: countSpikes,
};

/**
 * What the page of scalars has to keep to, in a real browser.
 *
 * @param names of parts. Default: all of them.
 */
export async function run(names: readonly string[]): Promise<void> {
  await buildWebIfStale(print);
  const browser = await openBrowser();
  try {
    print(`${machineLine()}, ${await browserLine(browser)}`);
    printHead();
    for (const [name, measure] of Object.entries(PARTS)) {
      if (names.length === 0 || names.includes(name)) await measure(browser);
    }
    print(`Load at the end: ${machineLine()}`);
  } finally {
    await browser.close();
  }
}
