import { PICTURE_CASES } from "@runlens/charts/test-support";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { loadCharts } from "./support/chart-page.ts";
import { comparePictures, differingPictures, FAILED_PICTURES } from "./support/golden-pictures.ts";
import { setup } from "./support/setup.ts";

const { open } = setup();

describe.each(["light", "dark"])("charts in the %s theme", (theme) => {
  it("look as their golden pictures", async () => {
    const page = await openPictures();
    const drawn = new Map<string, string>();
    for (const name of Object.keys(PICTURE_CASES)) {
      drawn.set(`${name}-${theme}`, await page.evaluate(`drawPicture("${name}", "${theme}")`));
    }
    const different = await differingPictures(page, "charts", drawn);
    expect(different, `see ${FAILED_PICTURES}`).toEqual([]);
  });
});

describe("a chart that is panned", () => {
  it("shows what it shows at rest", async () => {
    const page = await openPictures();
    await page.evaluate('showChart("hundred")');
    await page.locator(".rl-line-chart[aria-label]").waitFor();
    await page.mouse.move(240, 150);
    await page.mouse.down({ button: "middle" });
    for (const x of [250, 287, 330, 301, 265, 180, 171]) await page.mouse.move(x, 153);
    const moving = await page.evaluate<string>("shownPicture()");
    await page.evaluate(`(async () => {
      const { view } = chartEvents.at(-1);
      chart.destroy();
      showChart("hundred");
      chart.setView(view);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    })()`);
    const resting = await page.evaluate<string>("shownPicture()");
    const { differing } = await comparePictures(page, moving, resting);
    expect(differing).toBeLessThan(480 * 300 * 0.002);
  });
});

describe("exported charts", () => {
  it.each(["svg", "png"])("show as %s what the chart shows", async (format) => {
    const page = await openPictures();
    const bytes = await page.evaluate<string>(`exportPicture("bands", "light", "${format}")`);
    const type = format === "svg" ? "image/svg+xml" : "image/png";
    const size = await page.evaluate(`new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve([image.width, image.height]);
      image.onerror = () => reject(new Error("The picture cannot be read."));
      image.src = "data:${type};base64,${bytes}";
    })`);
    expect(size).toEqual(format === "svg" ? [640, 400] : [1280, 800]);
  });
});

async function openPictures(): Promise<Page> {
  return loadCharts(await open("about:blank"));
}
