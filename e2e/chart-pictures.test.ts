import { PICTURE_CASES } from "@runlens/charts/test-support";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { loadCharts } from "./support/chart-page.ts";
import { setup } from "./support/setup.ts";

const GOLDENS = inRoot("e2e/pictures/charts");
/** Where the pictures of failed tests go. */
const FAILED = inRoot(".cache/failed-pictures");
const RENEW = process.env["RUNLENS_RENEW_PICTURES"] !== undefined;
/** Share of pixels that may differ. */
const TOLERANCE = 0.005;
const PIXELS = 320 * 200;

const { open } = setup();

describe.each(["light", "dark"])("charts in the %s theme", (theme) => {
  it("look as their golden pictures", async () => {
    const page = await openPictures();
    const different: string[] = [];
    for (const name of Object.keys(PICTURE_CASES)) {
      const drawn = await page.evaluate<string>(`drawPicture("${name}", "${theme}")`);
      const file = `${name}-${theme}.png`;
      if (RENEW) await save(GOLDENS, file, drawn);
      else if (!(await isLikeGolden(page, file, drawn))) different.push(file);
    }
    expect(different, `see ${FAILED}`).toEqual([]);
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
    const { differing } = await compare(page, moving, resting);
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

async function isLikeGolden(page: Page, file: string, drawn: string): Promise<boolean> {
  const golden = await readFile(join(GOLDENS, file), "base64");
  const { differing, picture } = await compare(page, `data:image/png;base64,${golden}`, drawn);
  if (differing <= PIXELS * TOLERANCE) return true;
  await save(FAILED, file, drawn);
  await save(FAILED, file.replace(".png", ".difference.png"), picture);
  return false;
}

function compare(page: Page, one: string, other: string) {
  return page.evaluate<{ differing: number; picture: string }>(
    `comparePictures("${one}", "${other}")`,
  );
}

async function save(folder: string, file: string, url: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
}
