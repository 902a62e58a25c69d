import type { Browser, Page } from "playwright-core";
import { startSource } from "../../e2e/support/runlens.ts";
import { bundlePage, openPage, waitUntilLoaded } from "../browser.ts";
import { makeLogs } from "../make-logs.ts";
import { countFrames, measureScroll, type Moved } from "../moves.ts";
import { printMoves, printTail, ROUNDS } from "./bars.ts";

const REPEATS = 20;
const COLUMNS = ["hparam_0", "hparam_1", "last(metric_3/val)"];
/** What stands in their heads. */
const HEADS = ["hparam_0", "metric_3/val", "hparam_1"];
const SCROLL_MS = 2000;
const REST_MS = 2000;

/** The table of 10,000 runs in full width: filters, orders and scrolling. */
export async function measureManyRuns(browser: Browser): Promise<void> {
  const runlens = await startSource([makeLogs("h_runs")]);
  const page = await openTable(browser, runlens.url);
  try {
    const filters: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      filters.push(await page.evaluate<number>(`filterRuns("hparam_${i % 3} < 0.${i + 10}")`));
    }
    await page.evaluate(`filterRuns("")`);
    const sorts: number[] = [];
    for (let i = 0; i < REPEATS; i++) {
      sorts.push(await page.evaluate<number>(`sortRuns("${HEADS[i % HEADS.length]}")`));
    }
    await page.waitForTimeout(REST_MS);
    await page.mouse.move(500, 500);
    const scrolls: Moved[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      scrolls.push(await measureScroll(browser, page, SCROLL_MS));
    }
    printTail("10,000 runs: filter, ms", "<= 300", filters);
    printTail("10,000 runs: sort, ms", "<= 300", sorts);
    printMoves("10,000 runs: scroll", "", scrolls);
  } finally {
    await page.context().close();
    await runlens.close();
  }
}

async function openTable(browser: Browser, url: string): Promise<Page> {
  const page = await openPage(browser);
  await countFrames(page);
  const { script } = await bundlePage("use-runs-table");
  await page.addInitScript(script);
  // The table scrolls without asking for frames.
  await page.addInitScript("(function tick() { requestAnimationFrame(tick); })()");
  const columns = COLUMNS.map((column) => `&col=${encodeURIComponent(column)}`);
  await page.goto(`${url}?table=full${columns.join("")}`);
  await waitUntilLoaded(page);
  await page.waitForTimeout(REST_MS);
  return page;
}
