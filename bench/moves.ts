import type { Browser, CDPSession, Page } from "playwright-core";
import { bundlePage, mainThreadMsOf } from "./browser.ts";
import type { DrawnFrame } from "./page-reports.ts";
import { medianOf, quantileOf } from "./report.ts";

/** The pointer swings so far to either side, and so long from one side to the other and back. */
const SWING_PX = 150;
const SWING_MS = 1500;
/** The wheel turns so far in so long: some 3,500 pixels a second. */
const SCROLL_PX = 60;
const SCROLL_STEP_MS = 16;

/** What moving a picture cost. */
export interface Moved {
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

/** Has the page note its frames; before it is opened. */
export async function countFrames(page: Page): Promise<void> {
  const { script } = await bundlePage("count-frames");
  await page.addInitScript(script);
}

/** Takes the frames since the last call out of the page. */
export function takeFrames(page: Page): Promise<DrawnFrame[]> {
  return page.evaluate<DrawnFrame[]>("drawnFrames.splice(0)");
}

/**
 * What it costs while something moves for so long.
 * @param move called again and again with the time since the start
 */
export async function measureMoves(
  browser: Browser,
  page: Page,
  durationMs: number,
  move: (atMs: number) => Promise<void>,
): Promise<Moved> {
  const clocks = await openClocks(browser, page);
  await takeFrames(page);
  const before = await clocks.read();
  const startMs = performance.now();
  for (let ms = 0; ms < durationMs; ms = performance.now() - startMs) await move(ms);
  const elapsedMs = performance.now() - startMs;
  const after = await clocks.read();
  const frames = await takeFrames(page);
  await clocks.close();
  return {
    framesPerSec: (frames.length / elapsedMs) * 1000,
    scriptMs: medianOf(frames.map((frame) => frame.scriptMs)),
    mainMs: (after.mainMs - before.mainMs) / frames.length,
    cpuMs: (after.cpuMs - before.cpuMs) / frames.length,
    lateMs: lateIntervalMs(frames),
  };
}

/** Where the pointer has to be for the page's first chart to move. */
export async function middleOfChart(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator(".rl-line-chart").first().boundingBox();
  if (box === null) throw new Error("The page shows no chart.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Pans the first chart to and fro with the pointer. */
export async function measurePan(browser: Browser, page: Page, durationMs: number): Promise<Moved> {
  const { x, y } = await middleOfChart(page);
  await page.mouse.move(x, y);
  await page.mouse.down({ button: "middle" });
  await page.waitForTimeout(500);
  const moved = await measureMoves(browser, page, durationMs, (ms) =>
    page.mouse.move(x + SWING_PX * Math.sin((2 * Math.PI * ms) / SWING_MS), y),
  );
  await page.mouse.move(x, y);
  await page.mouse.up({ button: "middle" });
  return moved;
}

/** Turns the wheel where the pointer is. */
export function measureScroll(browser: Browser, page: Page, durationMs: number): Promise<Moved> {
  return measureMoves(browser, page, durationMs, async () => {
    await page.mouse.wheel(0, SCROLL_PX);
    await page.waitForTimeout(SCROLL_STEP_MS);
  });
}

function lateIntervalMs(frames: readonly DrawnFrame[]): number {
  const intervals = frames.slice(1).map((frame, i) => frame.atMs - (frames[i]?.atMs ?? NaN));
  return quantileOf(intervals, 0.95);
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
  return mainThreadMsOf((await session.send("Performance.getMetrics")).metrics);
}

async function processorMs(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}
