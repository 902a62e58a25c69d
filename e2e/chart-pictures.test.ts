import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { PICTURE_CASES } from "../packages/charts/src/test-support/picture-cases.ts";
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
  const { differing, picture } = await page.evaluate<{ differing: number; picture: string }>(
    `comparePictures("data:image/png;base64,${golden}", "${drawn}")`,
  );
  if (differing <= PIXELS * TOLERANCE) return true;
  await save(FAILED, file, drawn);
  await save(FAILED, file.replace(".png", ".difference.png"), picture);
  return false;
}

async function save(folder: string, file: string, url: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
}
