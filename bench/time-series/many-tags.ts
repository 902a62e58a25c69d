import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { startRunlens } from "../../e2e/support/runlens.ts";
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
  /** All that were loaded until then. */
  readonly scripts: readonly string[];
  readonly blankMs: number;
  readonly scroll: Moved;
}

/** 1,000 tags x 10 runs: opening the page, then scrolling through all tags, their groups open. */
export async function measureManyTags(browser: Browser): Promise<void> {
  const runlens = await startRunlens([makeTags()]);
  try {
    const all = await measureRounds(browser, runlens.url, (page) =>
      measureOnce(browser, page, runlens.url),
    );
    printBar(
      "1,000 tags x 10 runs: usable, ms",
      "<= 1,000",
      all.map(({ drawnMs }) => drawnMs),
    );
    printBar(
      "  main thread until then, ms",
      "",
      all.map(({ mainMs }) => mainMs),
    );
    const shell = await scriptsOfShell(runlens.url);
    const alsoDashboard = all.at(-1)?.scripts ?? [];
    printBar("  scripts of the shell, gzip kB", "<= 250", [await gzipKilobytes(shell)]);
    printBar("  with the dashboard, gzip kB", "", [await gzipKilobytes(alsoDashboard)]);
    printMoves(
      "1,000 tags x 10 runs: scroll",
      "",
      all.map(({ scroll }) => scroll),
    );
    printBar(
      "  a card is blank, ms",
      "<= 100",
      all.map(({ blankMs }) => blankMs),
    );
  } finally {
    await runlens.close();
  }
}

async function measureOnce(browser: Browser, page: Page, url: string): Promise<Figures> {
  const clock = await openMainThreadClock(page);
  await page.goto(url, { waitUntil: "commit" });
  const drawnMs = await whenDrawn(page);
  const mainMs = await clock();
  const scripts = await page.evaluate<string[]>(SCRIPTS);

  await page.goto(`${url}?tagFilter=metric`, { waitUntil: "commit" });
  await whenDrawn(page);
  await page.waitForTimeout(REST_MS);
  const { x, y } = await middleOfChart(page);
  await page.mouse.move(x, y);
  await page.evaluate("cardsSeen.longestBlankMs = 0");
  const scroll = await measureScroll(browser, page, SCROLL_MS);
  const { longestBlankMs } = await page.evaluate<CardsSeen>("cardsSeen");
  return { drawnMs, mainMs, scripts, scroll, blankMs: longestBlankMs };
}

const SCRIPTS = `performance.getEntriesByType("resource")
  .map(({ name }) => name)
  .filter((name) => name.endsWith(".js"))`;

/** What the page itself names. */
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
