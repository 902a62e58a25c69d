import { unzipSync } from "fflate";
import { readFile } from "node:fs/promises";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card, linkOf } from "./support/dashboard.ts";
import { GRADIENT, pngOf, writeImages } from "./support/image-logs.ts";
import { temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const { serve, open } = setup();

const A = pngOf(GRADIENT);
const B = pngOf(GRADIENT.toReversed());
const MANY = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i * 10, [A, B]]));

async function opened(options?: BrowserContextOptions): Promise<Page> {
  const directory = await temporaryDirectory();
  await writeImages(directory, { "exp/a": { pic: MANY }, b: { "x/pic": { 0: [B] } } });
  const { url } = await serve(directory);
  return open(`${url}#images`, options);
}

describe("a zip", () => {
  it("has every step of a tag, as it was logged, under sensible names", async () => {
    const page = await opened();
    await page.getByRole("button", { name: "Save images: pic", exact: true }).click();
    await page.getByText("Every step").click();
    const [name, files] = await savedZip(page);
    expect(name).toBe("pic.zip");
    expect(Object.keys(files)).toHaveLength(600);
    expect(Buffer.from(files["exp/a/pic/2990_1.png"] ?? [])).toEqual(B);
    await page.getByText(/^Saved: 600 images of 300 of 300 steps/).waitFor();
  });

  it("has the step that is shown of all tags of the page", async () => {
    const page = await opened();
    await page.getByRole("button", { name: "Save images: x/pic", exact: true }).click();
    await page.getByText("All 2 of the page").click();
    const [name, files] = await savedZip(page);
    expect(name).toBe("images.zip");
    expect(Object.keys(files).toSorted()).toEqual([
      "b/x/pic/0_0.png",
      "exp/a/pic/2990_0.png",
      "exp/a/pic/2990_1.png",
    ]);
  });
});

it("copies an image as PNG", async () => {
  const page = await opened({ permissions: ["clipboard-read", "clipboard-write"] });
  await card(page, "x/pic").getByRole("button", { name: "Copy x/pic of b" }).press("Enter");
  const size = await page.waitForFunction(async () => {
    const [item] = await navigator.clipboard.read();
    if (item === undefined || !item.types.includes("image/png")) return undefined;
    const { width, height } = await createImageBitmap(await item.getType("image/png"));
    return [width, height];
  });
  expect(await size.jsonValue()).toEqual([8, 8]);
});

describe("a filmstrip", () => {
  it("has the steps in sight only, and sets the step of its card by click and key", async () => {
    const page = await opened();
    await page.getByRole("button", { name: "Filmstrip: pic", exact: true }).click();
    const strip = card(page, "pic").getByRole("listbox", { name: "Filmstrip: pic of exp/a" });
    const last = strip.getByRole("option", { name: "2,990", exact: true });
    await last.waitFor();
    expect(await last.getAttribute("aria-selected")).toBe("true");
    expect(await strip.getByRole("option").count()).toBeLessThan(60);
    await strip.press("Home");
    await card(page, "pic").getByText("step 0", { exact: true }).waitFor();
    await strip.getByRole("option", { name: "20", exact: true }).click();
    await expect.poll(() => linkOf(page)).toContain("images.step.pic=20");
    await page.getByRole("button", { name: "Follow the page: pic", exact: true }).click();
    await card(page, "pic").getByText("step 2,990", { exact: true }).waitFor();
  });
});

async function savedZip(page: Page): Promise<[name: string, files: Record<string, Uint8Array>]> {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save zip" }).click();
  const download = await downloading;
  return [download.suggestedFilename(), unzipSync(await readFile(await download.path()))];
}
