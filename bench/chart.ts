import type { Browser, CDPSession, Page } from "playwright-core";
import { startRunlens } from "../e2e/support/runlens.ts";
import { buildWebIfStale } from "../tools/build-web.ts";
import { browserLine, bundlePage, openBrowser, openPage, waitUntilLoaded } from "./browser.ts";
import type { ScalarSet } from "./log-sets.ts";
import { makeLogSet } from "./make-logs.ts";
import type { DrawnFrame } from "./page-reports.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

const PANS = 5;
const PAN_MS = 3000;
/** The pointer swings so far to either side, and so long from one side to the other and back. */
const SWING_PX = 150;
const SWING_MS = 1500;
const TAG = "loss";

const SIZES = [
  { lines: 100, points: 10_000 },
  { lines: 10, points: 100_000 },
  { lines: 1, points: 1_000_000 },
];

/** What one pan cost. */
interface Panned {
  readonly framesPerSec: number;
  /** Per frame: the callbacks of the frame, which are the chart's script and its calls to the canvas. */
  readonly scriptMs: number;
  /** Per frame: processor time of the page's main thread. */
  readonly mainMs: number;
  /** Per frame: processor time of all processes of the browser. */
  readonly cpuMs: number;
  /** One frame in twenty came later than this after the one before. */
  readonly lateMs: number;
}

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
  const runlens = await startRunlens([makeLogSet(`pan_${size.lines}x${size.points}`, setOf(size))]);
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
  const pans: Panned[] = [];
  for (let i = 0; i < PANS; i++) pans.push(await measurePan(browser, page));
  const median = (of: (one: Panned) => number) => medianOf(pans.map(of)).toFixed(1);
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

async function measurePan(browser: Browser, page: Page): Promise<Panned> {
  const clocks = await openClocks(browser, page);
  const chart = await page.locator(".rl-line-chart").boundingBox();
  if (chart === null) throw new Error("The page shows no chart.");
  const { x, y } = { x: chart.x + chart.width / 2, y: chart.y + chart.height / 2 };
  await page.mouse.move(x, y);
  await page.mouse.down({ button: "middle" });
  await page.waitForTimeout(500);

  await takeFrames(page);
  const before = await clocks.read();
  const startMs = performance.now();
  for (let ms = 0; ms < PAN_MS; ms = performance.now() - startMs) {
    await page.mouse.move(x + SWING_PX * Math.sin((2 * Math.PI * ms) / SWING_MS), y);
  }
  const elapsedMs = performance.now() - startMs;
  const after = await clocks.read();
  const frames = await takeFrames(page);

  await page.mouse.move(x, y);
  await page.mouse.up({ button: "middle" });
  await clocks.close();
  return {
    framesPerSec: (frames.length / elapsedMs) * 1000,
    scriptMs: medianOf(frames.map((frame) => frame.scriptMs)),
    mainMs: (after.mainMs - before.mainMs) / frames.length,
    cpuMs: (after.cpuMs - before.cpuMs) / frames.length,
    lateMs: lateIntervalMs(frames),
  };
}

async function countFrames(page: Page): Promise<void> {
  const { script } = await bundlePage("count-frames");
  await page.addInitScript(script);
}

/** Takes the frames since the last call out of the page. */
function takeFrames(page: Page): Promise<DrawnFrame[]> {
  return page.evaluate<DrawnFrame[]>("drawnFrames.splice(0)");
}

function lateIntervalMs(frames: readonly DrawnFrame[]): number {
  const intervals = frames.slice(1).map((frame, i) => frame.atMs - (frames[i]?.atMs ?? NaN));
  return intervals.toSorted((a, b) => a - b)[Math.floor(intervals.length * 0.95)] ?? NaN;
}

/** Clocks that stand still while nothing is done, in ms. */
async function openClocks(browser: Browser, page: Page) {
  const ofPage = await page.context().newCDPSession(page);
  const ofBrowser = await browser.newBrowserCDPSession();
  await ofPage.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    async read() {
      return { mainMs: await mainThreadMs(ofPage), cpuMs: await processorMs(ofBrowser) };
    },
    async close() {
      await Promise.all([ofPage.detach(), ofBrowser.detach()]);
    },
  };
}

async function mainThreadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
}

async function processorMs(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

function setOf({ lines, points }: Size): ScalarSet {
  return { runs: lines, tags: [TAG], steps: points, stepStride: 1, form: "tf2" };
}
