import type { Browser, Page } from "playwright-core";
import { startSource } from "../e2e/support/runlens.ts";
import { buildWebIfStale } from "../tools/build-web.ts";
import { browserLine, bundlePage, openBrowser, openPage, waitUntilLoaded } from "./browser.ts";
import type { ScalarSet } from "./log-sets.ts";
import { makeLogSet } from "./make-logs.ts";
import { countFrames, measurePan, type Moved } from "./moves.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

const PANS = 5;
const PAN_MS = 3000;
const TAG = "loss";

const SIZES = [
  { lines: 100, points: 10_000 },
  { lines: 10, points: 100_000 },
  { lines: 1, points: 1_000_000 },
];

/** A chart is panned with the pointer, all of its points in sight. */
export async function run(): Promise<void> {
  await buildWebIfStale(print);
  const browser = await openBrowser();
  try {
    print(`${machineLine()}, ${await browserLine(browser)}`);
    print(`Medians of ${PANS} pans of ${PAN_MS / 1000} s; ms per frame`);
    print(row(["the page", "frames/s", "script", "main thread", "all CPU", "late by 95 %"]));
    for (const size of SIZES) await measureApp(browser, size);
    print(row(["the chart alone, every point"]));
    for (const size of SIZES) await measureChart(browser, size);
  } finally {
    await browser.close();
  }
}

type Size = (typeof SIZES)[number];

/** The real page on a log directory: one card as wide as the page, smoothing on, as it opens. */
async function measureApp(browser: Browser, size: Size): Promise<void> {
  const runlens = await startSource([makeLogSet(`pan_${size.lines}x${size.points}`, setOf(size))]);
  const page = await openPage(browser);
  try {
    await countFrames(page);
    await page.goto(`${runlens.url}?scalars.card.${TAG}=wide`);
    const { lines } = size;
    await page.getByLabel(`${TAG}: ${lines === 1 ? "1 line" : `${lines} lines`},`).waitFor();
    await waitUntilLoaded(page);
    await measurePans(browser, page, size);
  } finally {
    await page.context().close();
    await runlens.close();
  }
}

/** The chart without the page around it, with every point handed to it. */
async function measureChart(browser: Browser, size: Size): Promise<void> {
  const page = await openPage(browser);
  const { script, styles } = await bundlePage("bare-chart");
  await countFrames(page);
  await page.reload();
  await page.addStyleTag({ content: styles });
  await page.addScriptTag({ content: script });
  await page.evaluate(`showLines(${size.lines}, ${size.points})`);
  await measurePans(browser, page, size);
  await page.context().close();
}

async function measurePans(browser: Browser, page: Page, size: Size): Promise<void> {
  const pans: Moved[] = [];
  for (let i = 0; i < PANS; i++) pans.push(await measurePan(browser, page, PAN_MS));
  const median = (of: (one: Moved) => number) => medianOf(pans.map(of)).toFixed(1);
  print(
    row([
      `${size.lines} x ${size.points.toLocaleString("en")}`,
      median((one) => one.framesPerSec),
      median((one) => one.scriptMs),
      median((one) => one.mainMs),
      median((one) => one.cpuMs),
      median((one) => one.lateMs),
    ]),
  );
}

function setOf({ lines, points }: Size): ScalarSet {
  return { runs: lines, tags: [TAG], steps: points, stepStride: 1, form: "tf2" };
}
