import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { boxOf, chartSentence, runList } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

describe("the frame", () => {
  const { serve, open } = setup();

  it("says what is open, and has panels that are as one left them", async () => {
    const logs = await makeLogs({ a: { loss: [3, 2, 1] }, b: { loss: [1, 2, 3] } });
    const page = await open((await serve(logs)).url);
    await chartSentence(page, "loss");
    await page.getByRole("banner").getByText("runlens", { exact: true }).waitFor();
    await page.getByRole("banner").getByText(logs).waitFor();
    const before = await widthOf(panel(page, "Runs"));

    const { x, y } = await boxOf(handle(page, "runs"));
    await page.mouse.move(x + 2, y + 200);
    await page.mouse.down();
    await page.mouse.move(x + 102, y + 200);
    await page.mouse.up();
    await handle(page, "runs").press("ArrowRight");
    await page.getByRole("button", { name: "Collapse settings" }).click();
    await page.reload();
    await chartSentence(page, "loss");
    expect(await widthOf(panel(page, "Runs"))).toBe(before + 116);
    expect(await widthOf(panel(page, "Settings"))).toBeLessThan(50);
    await handle(page, "runs").dblclick();
    expect(await widthOf(panel(page, "Runs"))).toBe(before);

    await page.getByRole("button", { name: "Full-width table" }).click();
    await expect.poll(() => widthOf(runList(page))).toBeGreaterThan(1400);
    await page.getByRole("button", { name: "Show the dashboard again" }).click();
    await chartSentence(page, "loss");
    expect(await widthOf(panel(page, "Runs"))).toBe(before);
  });
});

function panel(page: Page, name: string): Locator {
  return page.getByRole("complementary", { name });
}

function handle(page: Page, of: string): Locator {
  return page.getByRole("separator", { name: `Width of ${of}` });
}

async function widthOf(part: Locator): Promise<number> {
  return (await boxOf(part)).width;
}
