import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { openMainThreadClock } from "../browser.ts";
import { makeLogSet } from "../make-logs.ts";
import { measureScroll, middleOfChart, type Moved } from "../moves.ts";
import type { CardsSeen } from "../page-reports.ts";
import { printBar, printMoves } from "./bars.ts";
import { measureRounds, whenDrawn } from "./watched-page.ts";

const TAGS = 1000;
const TAGS_PER_BLOCK = 50;
const SCROLL_MS = 4000;
const REST_MS = 1000;

interface Figures {
  readonly drawnMs: number;
  readonly mainMs: number;
  /** Scripts that the page itself names, and all that were loaded until then. */
  readonly shellKb: number;
  readonly allKb: number;
  readonly blankMs: number;
  readonly scroll: Moved;
}

/** 1,000 tags x 10 runs: opening the page, then scrolling through all tags, their groups open. */
export async function measureManyTags(browser: Browser): Promise<void> {
  const all = await measureRounds(browser, makeTags(), measureOnce);
  const of = <Key extends keyof Figures>(figure: Key) => all.map((one) => one[figure]);
  printBar("1,000 tags x 10 runs: usable, ms", "<= 1,000", of("drawnMs"));
  printBar("  main thread until then, ms", "", of("mainMs"));
  printBar("  scripts of the shell, gzip kB", "<= 250", of("shellKb"));
  printBar("  with the dashboard, gzip kB", "", of("allKb"));
  printMoves("1,000 tags x 10 runs: scroll", "", of("scroll"));
  printBar("  a card is blank, ms", "<= 100", of("blankMs"));
}

async function measureOnce(browser: Browser, page: Page, url: string): Promise<Figures> {
  const clock = await openMainThreadClock(page);
  await page.goto(url, { waitUntil: "commit" });
  const drawnMs = await whenDrawn(page);
  const mainMs = await clock();
  const loaded = await page.evaluate<string[]>(SCRIPTS);
  const shellKb = await gzipKilobytes(await scriptsOfShell(url));
  const allKb = await gzipKilobytes(loaded);

  await page.goto(`${url}?tagFilter=metric`, { waitUntil: "commit" });
  await whenDrawn(page);
  await page.waitForTimeout(REST_MS);
  const { x, y } = await middleOfChart(page);
  await page.mouse.move(x, y);
  await page.evaluate("cardsSeen.longestBlankMs = 0");
  const scroll = await measureScroll(browser, page, SCROLL_MS);
  const { longestBlankMs } = await page.evaluate<CardsSeen>("cardsSeen");
  return { drawnMs, mainMs, shellKb, allKb, scroll, blankMs: longestBlankMs };
}

const SCRIPTS = `performance.getEntriesByType("resource")
  .map(({ name }) => name)
  .filter((name) => name.endsWith(".js"))`;

async function scriptsOfShell(url: string): Promise<readonly string[]> {
  const text = await (await fetch(url)).text();
  return Array.from(text.matchAll(/(?:src|href)="([^"]+\.js)"/g), ([, path = ""]) =>
    String(new URL(path, url)),
  );
}

async function gzipKilobytes(urls: readonly string[]): Promise<number> {
  const bodies = await Promise.all(urls.map(async (url) => (await fetch(url)).arrayBuffer()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
}

function makeTags(): string {
  const tags = Array.from(
    { length: TAGS },
    (_, i) => `block_${Math.floor(i / TAGS_PER_BLOCK)}/metric_${i % TAGS_PER_BLOCK}`,
  );
  return makeLogSet("tags_1000x10", {
    runs: 10,
    tags,
    steps: 1000,
    stepStride: 10,
    form: "merged",
  });
}
