import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { loadCharts } from "./support/chart-page.ts";
import { setup } from "./support/setup.ts";

const { open } = setup();

/** A line of 50 points at steps 0 to 49. */
async function openChart(): Promise<Page> {
  const page = await loadCharts(await open("about:blank"));
  await page.evaluate(`showChart("constant")`);
  await page.locator(".rl-line-chart:not([aria-busy])").waitFor();
  return page;
}

const events = (page: Page) => page.evaluate<unknown[]>("chartEvents.splice(0)");
const hasFocus = (element: Locator) => element.evaluate((each) => each === document.activeElement);
const single = (page: Page) => page.getByRole("slider", { name: "Selected step" });

describe("a selected step", () => {
  it("moves with the keys from sample to sample, and goes with Delete", async () => {
    const page = await openChart();
    await page.evaluate("chart.setSelection({ start: 10 })");
    await single(page).focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home", "Delete"]) {
      await page.keyboard.press(key);
    }
    const starts = [11, 12, 11, 49, 0].map((start) => ({ selection: { start } }));
    expect(await events(page)).toEqual([...starts, {}]);
    await expect.poll(() => single(page).count()).toBe(0);
    expect(await hasFocus(page.locator(".rl-line-chart"))).toBe(true);
  });

  it("is dragged onto a sample", async () => {
    const page = await openChart();
    await page.evaluate("chart.setSelection({ start: 10 })");
    const box = await single(page).boundingBox();
    if (box === null) throw new Error("The handle has no box.");
    await page.mouse.move(box.x + box.width / 2, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 83, box.y + 120, { steps: 4 });
    await page.mouse.up();
    const [event] = await events(page);
    expect(event).toEqual({ selection: { start: expect.any(Number) } });
    expect(await single(page).getAttribute("aria-valuetext")).toMatch(/^(18|19|20|21)$/);
  });
});

describe("a selected range", () => {
  it("swaps its handles where one passes the other, and the keys stay with the moved one", async () => {
    const page = await openChart();
    await page.evaluate("chart.setSelection({ start: 20, end: 21 })");
    await page.getByRole("slider", { name: "Start of the range" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await events(page)).toEqual([
      { selection: { start: 21, end: 21 } },
      { selection: { start: 21, end: 22 } },
    ]);
    const focused = page.getByRole("slider", { name: "End of the range" });
    expect(await hasFocus(focused)).toBe(true);
    await page.keyboard.press("Delete");
    expect(await hasFocus(single(page))).toBe(true);
  });
});

describe("the cursor of the keyboard", () => {
  it("is read out, and picks as a click does", async () => {
    const page = await openChart();
    await page.locator(".rl-line-chart").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.getByRole("status").textContent()).toBe("step 1: run-0 3.");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+Enter");
    expect(await events(page)).toEqual([
      { pick: { x: 1, onAxis: false } },
      { pick: { x: 1, onAxis: true } },
    ]);
  });
});

describe("gestures", () => {
  it("pick a sample with a click, on the axis and off it", async () => {
    const page = await openChart();
    await page.mouse.click(256, 150);
    await page.mouse.click(256, 290);
    const x = expect.closeTo(24, -1);
    expect(await events(page)).toEqual([
      { pick: { x, onAxis: false } },
      { pick: { x, onAxis: true } },
    ]);
  });

  it("zoom y alone with Alt, pan with brackets and a sideways swipe", async () => {
    const page = await openChart();
    await page.keyboard.down("Alt");
    await page.mouse.move(200, 60);
    await page.mouse.down();
    await page.mouse.move(300, 200, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up("Alt");
    const range = { min: expect.any(Number), max: expect.any(Number) };
    expect(await events(page)).toEqual([{ view: { yRange: range } }]);

    await page.mouse.wheel(40, 0);
    await expect.poll(() => events(page)).toEqual([{ view: { yRange: range, xRange: range } }]);
    await page.locator(".rl-line-chart").focus();
    await page.keyboard.press("]");
    expect(await events(page)).toEqual([{ view: { yRange: range, xRange: range } }]);
  });
});
