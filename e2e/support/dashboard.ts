import type { Locator, Page } from "playwright-core";

/** What a test does with, and sees on, a page that shows scalars. */

/** The table of runs; while runs are grouped it is a tree. */
export function runList(page: Page): Locator {
  return page
    .locator('[role="grid"], [role="treegrid"]')
    .and(page.getByLabel("Runs", { exact: true }));
}

/** Rows of runs that are on the page, without heads. */
export function runRows(page: Page): Locator {
  return runList(page)
    .getByRole("row")
    .filter({ has: page.locator(".run-name") });
}

export function runRow(page: Page, run: string): Locator {
  return runRows(page).filter({ has: page.getByTitle(run, { exact: true }) });
}

/** What opens the details of a run; the mark of its problems names them, too. */
export function detailsMark(page: Page, run: string): Locator {
  return runRow(page, run).getByTitle("Run details (i)", { exact: true });
}

export function card(page: Page, tag: string): Locator {
  return page.getByRole("article", { name: tag, exact: true });
}

/** The chart of a card. Its name is the sentence that describes it. */
export function chart(page: Page, tag: string): Locator {
  return card(page, tag).locator(".rl-line-chart");
}

/** Waits until the card's chart is drawn, and answers with the sentence that describes it. */
export async function chartSentence(page: Page, tag: string): Promise<string> {
  const drawn = card(page, tag).locator(".rl-line-chart:not([aria-busy])");
  return (await drawn.getAttribute("aria-label")) ?? "";
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("The element is not on the page.");
  return box;
}

/** Moves the pointer over a chart to a share of its width and half its height. */
export async function hover(page: Page, tag: string, share: number): Promise<void> {
  const { x, y, width, height } = await boxOf(chart(page, tag));
  await page.mouse.move(x + width * share, y + height / 2);
}

/** Drags over a chart from one share of its width to another. */
export async function drag(page: Page, tag: string, from: number, to: number): Promise<void> {
  await hover(page, tag, from);
  await page.mouse.down();
  await hover(page, tag, (from + to) / 2);
  await hover(page, tag, to);
  await page.mouse.up();
}

/**
 * What the tooltip says once the page has answered to the last movement: its rows, each by
 * the heads of the columns. Empty when there is no tooltip.
 */
export async function tooltipRows(page: Page): Promise<Record<string, string>[]> {
  await nextFrames(page);
  return page.evaluate(() => {
    const table = document.querySelector<HTMLTableElement>(".rl-chart-tooltip table");
    const [columns = [], ...rows] = [...(table?.rows ?? [])].map((row) =>
      [...row.cells].map((cell) => cell.textContent),
    );
    return rows.map((row) => Object.fromEntries(row.map((text, i) => [columns[i], text])));
  });
}

/** The picture of a chart's data, without what follows the pointer. */
export function picture(page: Page, tag: string): Promise<string> {
  return chart(page, tag)
    .locator("canvas")
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

/** Waits until the page has drawn what it was told before. */
export async function nextFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** The part of the address that says what the page shows. */
export function linkOf(page: Page): string {
  const { search, hash } = new URL(page.url());
  return search + hash;
}

/** Two pictures after each other are the same: what was asked for is there, and is drawn. */
export async function pictureAtRest(part: Page | Locator): Promise<Buffer> {
  let last = await part.screenshot();
  for (;;) {
    const next = await part.screenshot();
    if (next.equals(last)) return next;
    last = next;
  }
}
