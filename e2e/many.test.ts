import { describe, expect, it } from "vitest";
import { card, chartSentence, runList, runRow, runRows } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const COUNT = 1000;

describe("a thousand runs and a thousand tags", () => {
  const { serve, open } = setup();

  it("leave the page usable, and only what is near is on it", async () => {
    const numbers = Array.from({ length: COUNT }, (_, i) => i);
    const logs = numbers.map(
      (i) => [`run-${i}`, { loss: [3, 2, 1], [`layer-${i % 10}/norm-${i}`]: [i, i + 1] }] as const,
    );
    const { url } = await serve(await makeLogs(Object.fromEntries(logs)));
    const page = await open(url);
    await page.getByText("1,001 tags").waitFor();
    await page.getByText("20 of 1,000 runs").waitFor();
    const counts = async () => ({
      rows: await runRows(page).count(),
      canvases: await page.locator("canvas").count(),
    });
    expect((await counts()).rows).toBeLessThan(80);
    // Runs that come to be known as newer take their places at the top.
    const marks = (): Promise<(string | null)[]> =>
      runRows(page).evaluateAll((rows) => rows.slice(0, 21).map((row) => row.ariaSelected));
    await expect.poll(marks).toEqual([...Array.from({ length: 20 }, () => "true"), "false"]);

    await page.getByRole("button", { name: "Select all", exact: true }).click();
    await page.getByText("1,000 of 1,000 runs").waitFor();
    await card(page, "layer-0/norm-0").locator("canvas").first().waitFor();
    expect((await counts()).canvases).toBeLessThan(100);

    await page.getByRole("main").hover();
    await page.mouse.wheel(0, 8000);
    await expect.poll(() => card(page, "layer-0/norm-0").locator("canvas").count()).toBe(0);
    expect((await counts()).canvases).toBeLessThan(100);

    await page.getByRole("columnheader").getByText("newest first").click();
    await runList(page).focus();
    await page.keyboard.press("End");
    await runRow(page, "run-999").waitFor();
    expect((await counts()).rows).toBeLessThan(80);

    await page.getByRole("searchbox", { name: "Filter tags" }).fill("^loss$");
    expect(await chartSentence(page, "loss")).toMatch(/^loss: 1,?000 lines, step 0 to 2, /);
    await page.getByRole("searchbox", { name: "Filter runs" }).fill("^run-99.$");
    await card(page, "loss").getByText("10 runs · 30 points").waitFor();
  });
});
