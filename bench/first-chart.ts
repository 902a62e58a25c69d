import type { Browser, Page } from "playwright-core";
import { startSource } from "../e2e/support/runlens.ts";
import { buildWebIfStale } from "../tools/build-web.ts";
import { inRoot } from "../tools/root.ts";
import { browserLine, bundlePage, openBrowser, openPage, waitUntilLoaded } from "./browser.ts";
import { makeLogs } from "./make-logs.ts";
import type { ChartSight } from "./page-reports.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

const STARTS = 5;
/** A chart that changed no more for so long shows everything. */
const QUIET_MS = 2000;

/** Milliseconds since the command was started. */
interface Opened {
  readonly servingMs: number;
  /** The first chart of the page shows something. */
  readonly firstChartMs: number;
  /** It shows what it goes on showing. */
  readonly lastChangeMs: number;
}

/** From the command to charts, in a browser that is open already. */
export async function run(): Promise<void> {
  await buildWebIfStale(print);
  const browser = await openBrowser();
  try {
    print(`${machineLine()}, ${await browserLine(browser)}`);
    print(`Medians of ${STARTS}, ms since the command was started`);
    print(row(["log directory", "serving", "first chart", "all data"]));
    await measure(browser, "testdata", inRoot("testdata"));
    await measure(browser, "a_tf2", makeLogs("a_tf2"));
    await measure(browser, "c_tf2", makeLogs("c_tf2"));
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, name: string, directory: string): Promise<void> {
  const opened: Opened[] = [];
  for (let i = 0; i < STARTS; i++) opened.push(await openOnce(browser, directory));
  const median = (of: (one: Opened) => number) => medianOf(opened.map(of)).toFixed(0);
  print(
    row([
      name,
      median((one) => one.servingMs),
      median((one) => one.firstChartMs),
      median((one) => one.lastChangeMs),
    ]),
  );
}

async function openOnce(browser: Browser, directory: string): Promise<Opened> {
  const page = await openPage(browser);
  const { script } = await bundlePage("watch-chart");
  await page.addInitScript(script);
  const startMs = sinceEpochMs();
  const runlens = await startSource([directory]);
  const servingMs = sinceEpochMs() - startMs;
  try {
    await page.goto(runlens.url);
    await waitUntilLoaded(page);
    const sights = await settledSights(page);
    const firstChartMs = (sights.find(({ sentence }) => sentence !== "")?.atMs ?? NaN) - startMs;
    const lastChangeMs = (sights.at(-1)?.atMs ?? NaN) - startMs;
    return { servingMs, firstChartMs, lastChangeMs };
  } finally {
    await page.context().close();
    await runlens.close();
  }
}

/** What the first chart showed, once it has been quiet. */
async function settledSights(page: Page): Promise<readonly ChartSight[]> {
  for (let count = -1; ;) {
    await page.waitForTimeout(QUIET_MS);
    const sights = await page.evaluate<ChartSight[]>("chartSights");
    if (sights.length === count) return sights;
    count = sights.length;
  }
}

function sinceEpochMs(): number {
  return performance.timeOrigin + performance.now();
}
