import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card } from "./support/dashboard.ts";
import { writeImages } from "./support/image-logs.ts";
import { temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const { serve, open } = setup();

describe("an animated GIF", () => {
  it("stands on its first frame where motion is unwanted, and is stepped through", async () => {
    const page = await openedGifs();
    await expect.poll(() => graysOf(page)).toEqual([255, 255]);
    await press(page, "Frame after: pic");
    await expect.poll(() => graysOf(page)).toEqual([0, 0]);
    await press(page, "Frame before: pic");
    await expect.poll(() => graysOf(page)).toEqual([255, 255]);
  });

  it("plays, faster or slower, and stops", async () => {
    const page = await openedGifs();
    await page.getByRole("combobox", { name: "Speed: pic" }).selectOption("4");
    await press(page, "Play: pic");
    await expect.poll(() => graysOf(page)).toEqual([0, 0]);
    await expect.poll(() => graysOf(page)).toEqual([255, 255]);
    await press(page, "Pause: pic");
  });

  it("goes where its time is dragged to, by keys too", async () => {
    const page = await openedGifs();
    const time = page.getByRole("slider", { name: "Time: pic" });
    await time.press("End");
    await expect.poll(() => time.getAttribute("aria-valuetext")).toBe("1.00 of 1.00 s");
    await expect.poll(() => graysOf(page)).toEqual([0, 0]);
  });

  it("has a time of its own when told so", async () => {
    const page = await openedGifs();
    await page.getByRole("switch", { name: "Play together" }).click();
    await press(page, "Frame after: pic of a, step 0");
    await expect.poll(() => graysOf(page)).toEqual([0, 255]);
    await page.getByRole("switch", { name: "Play together" }).click();
    await expect.poll(() => graysOf(page)).toEqual([255, 255]);
  });
});

it("shows a WebM at the time of the card", async () => {
  const directory = await temporaryDirectory();
  const recorder = await open("about:blank");
  await writeImages(directory, { a: { film: { 0: [await recordedFilm(recorder)] } } });
  const { url } = await serve(directory);
  const page = await open(`${url}#images`);
  const film = card(page, "film").locator("video");
  const timeOf = (): Promise<number> => film.evaluate((each: HTMLVideoElement) => each.currentTime);
  await card(page, "film").getByRole("button", { name: "Play: film" }).waitFor();
  expect(await timeOf()).toBe(0);
  await press(page, "Frame after: film");
  await expect.poll(timeOf).toBeCloseTo(1 / 30, 3);
  await press(page, "Play: film");
  await expect.poll(timeOf).toBeGreaterThan(0.1);
  await press(page, "Pause: film");
});

it("says of a film that is cut off that it cannot be decoded", async () => {
  const directory = await temporaryDirectory();
  const head = Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3);
  await writeImages(directory, { a: { film: { 0: [head] } } });
  const { url } = await serve(directory);
  const page = await open(`${url}#images`);
  await card(page, "film").getByText("The browser cannot decode this WEBM.").waitFor();
});

const DELAY = [0x21, 0xf9, 4, 0, 50, 0, 0, 0];
const PIXEL = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2];

/** Two runs, each with a GIF of one white and one black frame of half a second. */
async function openedGifs(): Promise<Page> {
  const head = [...Buffer.from("GIF89a"), 1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0];
  const gif = Uint8Array.from([
    ...head,
    ...DELAY,
    ...PIXEL,
    0x44,
    1,
    0,
    ...DELAY,
    ...PIXEL,
    0x4c,
    1,
    0,
    0x3b,
  ]);
  const directory = await temporaryDirectory();
  await writeImages(directory, { a: { pic: { 0: [gif] } }, b: { pic: { 0: [gif] } } });
  const { url } = await serve(directory);
  const page = await open(`${url}#images`);
  await card(page, "pic").getByRole("button", { name: "Play: pic" }).waitFor();
  return page;
}

/** What the canvases of a card show in their only pixel. */
function graysOf(page: Page): Promise<number[]> {
  return card(page, "pic")
    .locator("canvas")
    .evaluateAll((canvases) =>
      canvases.map((canvas) => {
        const context = new OffscreenCanvas(1, 1).getContext("2d");
        context?.drawImage(canvas as HTMLCanvasElement, 0, 0);
        return context?.getImageData(0, 0, 1, 1).data[0] ?? NaN;
      }),
    );
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).press("Enter");
}

/** Half a second of colours, as this browser encodes them. */
async function recordedFilm(page: Page): Promise<Uint8Array> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("The browser gives no canvas.");
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: "video/webm" });
    const parts: Blob[] = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.start();
    for (let i = 0; i < 15; i++) {
      context.fillStyle = `hsl(${i * 24} 80% 50%)`;
      context.fillRect(0, 0, canvas.width, canvas.height);
      await new Promise((resolve) => setTimeout(resolve, 33));
    }
    const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve));
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  return Buffer.from(base64, "base64");
}
