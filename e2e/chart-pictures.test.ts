import { PICTURE_CASES } from "@runlens/charts/test-support";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { loadCharts } from "./support/chart-page.ts";
import { nextFrames } from "./support/dashboard.ts";
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
    await page.locator(".rl-line-chart:not([aria-busy])").waitFor();
    await page.mouse.move(240, 150);
    await page.mouse.down({ button: "middle" });
    for (const x of [250, 287, 330, 301, 265, 180, 171]) await page.mouse.move(x, 153);
    const moving = await page.evaluate<string>("shownPicture()");
    const resting = await pictureAtRest(page);
    const { differing } = await comparePictures(page, moving, resting);
    expect(differing).toBeLessThan(480 * 300 * 0.002);
  });
});

describe("a chart of a hundred lines that is zoomed", () => {
  it.each([
    ["in", "{}", [-30]],
    ["in and out again", "{}", [-30, 22]],
    ["out of a part", "{ xRange: { min: 24, max: 36 } }", [12]],
  ])("%s, shows lines where they are at rest", async (_, view, turns) => {
    const page = await openPictures();
    await page.evaluate(`showChart("hundred"); chart.setView(${view})`);
    await page.locator(".rl-line-chart:not([aria-busy])").waitFor();
    await page.mouse.move(250, 150);
    await page.keyboard.down("Control");
    for (const turn of turns) {
      for (let i = 0; i < Math.abs(turn); i++) await page.mouse.wheel(0, 6 * Math.sign(turn));
    }
    const moving = await topsOfInk(page, await page.evaluate<string>("shownPicture()"));
    const resting = await topsOfInk(page, await pictureAtRest(page));
    const apart = moving.filter((top, i) => Math.abs(top - (resting[i] ?? NaN)) > 6);
    expect(moving.length).toBeGreaterThan(400);
    expect(apart.length / moving.length, "share of columns that differ").toBeLessThan(0.05);
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

/** What a new chart draws at once of what the other one showed last. */
async function pictureAtRest(page: Page): Promise<string> {
  await page.evaluate(`(() => {
    const { view } = chartEvents.at(-1);
    chart.destroy();
    showChart("hundred");
    chart.setView(view);
  })()`);
  await nextFrames(page);
  return page.evaluate<string>("shownPicture()");
}

/** The row of the topmost coloured pixel in each column of a picture; its height where there is none. */
function topsOfInk(page: Page, url: string): Promise<number[]> {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
    const isInk = (x: number, y: number): boolean => {
      const [red = 0, green = 0, blue = 0] = data.slice(
        (y * width + x) * 4,
        (y * width + x) * 4 + 3,
      );
      return Math.max(red, green, blue) - Math.min(red, green, blue) > 60;
    };
    return Array.from({ length: width }, (_, x) => {
      let y = 0;
      while (y < height && !isInk(x, y)) y++;
      return y;
    });
  }, url);
}

async function openPictures(): Promise<Page> {
  return loadCharts(await open("about:blank"));
}
