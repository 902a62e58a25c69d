import type { Browser, Page } from "playwright-core";
import { startSource } from "../../e2e/support/runlens.ts";
import { bundlePage, openPage, waitUntilLoaded } from "../browser.ts";
import { countFrames } from "../moves.ts";
import { ROUNDS } from "./bars.ts";

const POLL_MS = 25;

/** Figures of pages of a log directory that are opened one after the other, each with an empty cache. */
export async function measureRounds<T>(
  browser: Browser,
  logs: string,
  measure: (browser: Browser, page: Page, url: string) => Promise<T>,
): Promise<T[]> {
  const runlens = await startSource([logs]);
  try {
    await warmUp(browser, runlens.url);
    const rounds: T[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const page = await openWatchedPage(browser);
      rounds.push(await measure(browser, page, runlens.url));
      await page.context().close();
    }
    return rounds;
  } finally {
    await runlens.close();
  }
}

/** An empty page that notes its frames, and when cards are drawn. */
export async function openWatchedPage(browser: Browser): Promise<Page> {
  const page = await openPage(browser);
  await countFrames(page);
  const { script } = await bundlePage("watch-cards");
  await page.addInitScript(script);
  return page;
}

/** When all cards in sight were drawn for the first time, in ms since the page was asked for. */
export function whenDrawn(page: Page): Promise<number> {
  return poll(page, "globalThis.cardsSeen?.allDrawnMs");
}

/** When the newest answer with points was there. */
export function whenPointsCame(page: Page, afterMs = 0): Promise<number> {
  return poll(page, `pointsCameMs() > ${afterMs} && pointsCameMs()`);
}

export async function stopWatching(page: Page): Promise<void> {
  await page.evaluate("cardsSeen.isOver = true");
}

/** Opens the page once, so that the server has read its logs and compiled its code. */
async function warmUp(browser: Browser, url: string): Promise<void> {
  const page = await openPage(browser);
  await page.goto(url);
  await waitUntilLoaded(page);
  await page.locator(".rl-line-chart:not([aria-busy])").first().waitFor();
  await page.context().close();
}

/** The page forbids the evaluation of text, which waiting in the page would need. */
async function poll(page: Page, expression: string): Promise<number> {
  for (;;) {
    const found = await page.evaluate<number | false | undefined>(expression);
    if (typeof found === "number") return found;
    await page.waitForTimeout(POLL_MS);
  }
}
