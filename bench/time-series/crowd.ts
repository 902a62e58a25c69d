import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { inRoot } from "../../tools/root.ts";
import { openMainThreadClock } from "../browser.ts";
import { makeLogSet } from "../make-logs.ts";
import { measureMoves, measurePan, middleOfChart, takeFrames, type Moved } from "../moves.ts";
import { printBar, printMoves } from "./bars.ts";
import { measureRounds, stopWatching, whenDrawn, whenPointsCame } from "./watched-page.ts";

const RUNS = 100;
const DISTINCT_RUNS = 10;
const STEPS = 1_000_000;
const MOVE_MS = 2000;
/** The wheel goes in and out again within this time, some eleven times closer. */
const WHEEL_MS = 1000;
const WHEEL_STEP_PX = 8;
/** Sixty times a second. */
const WHEEL_EVERY_MS = 1000 / 60;
/** Wide enough for a gesture, and narrow enough that it shows some thousand points of each run. */
const DRAG_PX = 4;
const REST_MS = 1500;

interface Figures {
  readonly paintMs: number;
  readonly openingMs: number;
  readonly pan: Moved;
  readonly zoom: Moved;
  readonly rawMs: number;
}

/** 100 runs x 1 million points on a card as wide as the page. */
export async function measureCrowd(browser: Browser): Promise<void> {
  const all = await measureRounds(browser, makeCrowd(), measureOnce);
  const of = <Key extends keyof Figures>(figure: Key) => all.map((one) => one[figure]);
  printBar("100 x 1 M: paint after data, ms", "<= 500", of("paintMs"));
  printBar("  main thread until then, ms", "", of("openingMs"));
  printMoves("100 x 1 M: pan", "<= 8", of("pan"));
  printMoves("100 x 1 M: zoom", "<= 8", of("zoom"));
  printBar("100 x 1 M: zoom to raw, ms", "<= 200", of("rawMs"));
}

async function measureOnce(browser: Browser, page: Page, url: string): Promise<Figures> {
  const clock = await openMainThreadClock(page);
  await page.goto(`${url}?scalars.card.loss=wide`, { waitUntil: "commit" });
  const drawnMs = await whenDrawn(page);
  const openingMs = await clock();
  const paintMs = drawnMs - (await whenPointsCame(page));
  await stopWatching(page);
  await page.waitForTimeout(REST_MS);
  const pan = await measurePan(browser, page, MOVE_MS);
  await fit(page);
  const zoom = await measureZoom(browser, page);
  await fit(page);
  return { paintMs, openingMs, pan, zoom, rawMs: await zoomToRaw(page) };
}

async function fit(page: Page): Promise<void> {
  const { x, y } = await middleOfChart(page);
  await page.mouse.dblclick(x, y);
  await page.waitForTimeout(REST_MS);
}

/** A wheel turns whether or not the page has drawn what it turned before. */
async function measureZoom(browser: Browser, page: Page): Promise<Moved> {
  const { x, y } = await middleOfChart(page);
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  const turns: Promise<void>[] = [];
  const moved = await measureMoves(browser, page, MOVE_MS, async (ms) => {
    await setTimeout(Math.max(turns.length * WHEEL_EVERY_MS - ms, 0));
    turns.push(page.mouse.wheel(0, ms % WHEEL_MS < WHEEL_MS / 2 ? -WHEEL_STEP_PX : WHEEL_STEP_PX));
  });
  await Promise.all(turns);
  await page.keyboard.up("Control");
  return moved;
}

/** From the end of the gesture until points that the server sent for it are drawn. */
async function zoomToRaw(page: Page): Promise<number> {
  const { x, y } = await middleOfChart(page);
  await page.mouse.move(x - DRAG_PX, y);
  await page.mouse.down();
  await page.mouse.move(x, y);
  await page.mouse.move(x + DRAG_PX, y);
  await takeFrames(page);
  const startMs = await page.evaluate<number>("performance.now()");
  await page.mouse.up();
  const cameMs = await whenPointsCame(page, startMs);
  await page.waitForTimeout(REST_MS);
  const frames = await takeFrames(page);
  const drawn = frames.find(({ atMs }) => atMs >= cameMs);
  return (drawn?.atMs ?? NaN) + (drawn?.scriptMs ?? NaN) - startMs;
}

/** Ten runs of noise, each of them ten times: lines cost the same wherever they lie. */
function makeCrowd(): string {
  const directory = inRoot(".cache/bench/crowd");
  if (existsSync(directory)) return directory;
  const set = { runs: DISTINCT_RUNS, tags: ["loss"], steps: STEPS, stepStride: 1 };
  const distinct = makeLogSet("crowd_distinct", { ...set, form: "tf1" });
  const draft = `${directory}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const sources = readdirSync(distinct);
  for (let i = 0; i < RUNS; i++) {
    const source = join(distinct, sources[i % sources.length] ?? "");
    const target = join(draft, `run_${String(i).padStart(3, "0")}`);
    mkdirSync(target, { recursive: true });
    for (const file of readdirSync(source)) linkSync(join(source, file), join(target, file));
  }
  renameSync(draft, directory);
  return directory;
}
