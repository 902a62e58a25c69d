import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Locator, Page, Request } from "playwright-core";
import { describe, expect, it } from "vitest";
import { boxOf, card, linkOf } from "./support/dashboard.ts";
import { GRADIENT, pngOf, writeImages, type ImageLogs } from "./support/image-logs.ts";
import { temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";

if (!haveSharedFixtures) process.stdout.write("e2e: no recorded images, ../shared is not there\n");

/** Of longer series TensorBoard answers with as many, chosen at random; we show all. */
const RECORDED_STEPS = 10;

interface Recording {
  readonly path: string;
  readonly params: { readonly run: string; readonly tag: string; readonly sample: number } | null;
  readonly json?: readonly { readonly step: number; readonly query: string }[];
  readonly sha?: string;
}

describe.skipIf(!haveSharedFixtures)("the page shows what TensorBoard recorded", () => {
  const { serve, open } = setup();

  it.each(["tf", "py"])("of %s: every step, and the very bytes", async (name) => {
    const recordings = readRecordings(name);
    const { url } = await serve(sharedFixtures("logs", name));
    const page = await open(`${url}#images`);
    for (const { params, json = [] } of imageSeries(recordings)) {
      await page.goto(linkTo(url, params.run, params.tag));
      const steps = await stepsOf(page, params.tag);
      expect(steps).toEqual(expect.arrayContaining(json.map(({ step }) => step)));
      if (json.length < RECORDED_STEPS) expect(steps).toHaveLength(json.length);
      for (const { step, query } of json) {
        await page.goto(linkTo(url, params.run, params.tag, step));
        await card(page, params.tag).getByText(`step ${step}`, { exact: true }).waitFor();
        const image = recordings.find(({ path }) => path.endsWith(`individualImage?${query}`));
        if (image === undefined) continue;
        expect(await downloadedHash(page, params.tag)).toBe(image.sha);
      }
    }
  });

  it("shows every sample", async () => {
    const { url } = await serve(sharedFixtures("logs", "tf"));
    const page = await open(linkTo(url, "gradient_tape/val", "inputs"));
    await loaded(card(page, "inputs").getByRole("img").nth(4));
    expect(await card(page, "inputs").getByRole("img").count()).toBe(5);
  });
});

const A = pngOf(GRADIENT);
const B = pngOf(GRADIENT.map((row) => row.map((value) => value + 3)));

const base64 = (text: string): Buffer => Buffer.from(text, "base64");

/** One pixel each. */
const OTHER_TYPES = {
  GIF: base64("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs="),
  JPEG: base64(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////" +
      "////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q==",
  ),
  WebP: base64("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"),
  BMP: base64("Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAA/wAAAA=="),
};

const TWO_RUNS: ImageLogs = {
  a: { pic: { 0: [A], 100: [B], 200: [A] }, other: { 50: [A] } },
  b: { pic: { 0: [B], 120: [B] } },
};

describe("the images of two runs", () => {
  const { serve, open } = setup();

  async function opened(link: string, logs: ImageLogs = TWO_RUNS): Promise<Page> {
    const directory = await temporaryDirectory();
    await writeImages(directory, logs);
    const { url } = await serve(directory);
    return open(url + link);
  }

  it("are the newest, then those nearest to the page's step", async () => {
    const page = await opened("?tagFilter=^pic#images");
    await expectSteps(page, "pic", ["step 200", "step 120"]);
    await page.getByRole("slider", { name: "Step", exact: true }).press("Home");
    await expectSteps(page, "pic", ["step 0", "step 0"]);
    await page.getByRole("slider", { name: "Step", exact: true }).press("ArrowRight");
    await expectSteps(page, "pic", ["step 100", "step 120 (asked 100)"]);
    await expect.poll(() => linkOf(page)).toContain("step=100");
    await page.getByRole("button", { name: "Newest step" }).click();
    await expectSteps(page, "pic", ["step 200", "step 120"]);
  });

  it("follow their card's own step until told to follow the page", async () => {
    const page = await opened("?step=0#images");
    await expectSteps(page, "other", ["step 50 (asked 0)"]);
    await page.getByRole("slider", { name: "Step of pic" }).press("End");
    await expectSteps(page, "pic", ["step 200", "step 120 (asked 200)"]);
    await expectSteps(page, "other", ["step 50 (asked 0)"]);
    await expect.poll(() => linkOf(page)).toContain("images.step.pic=200");
    await page.getByRole("button", { name: "Follow the page: pic" }).click();
    await expectSteps(page, "pic", ["step 0", "step 0"]);
  });

  it("stay within the page's range, or say that they have none there", async () => {
    const page = await opened("?step=50..150#images");
    await expectSteps(page, "pic", ["step 100", "step 120"]);
    const slider = page.getByRole("slider", { name: "Step", exact: true });
    await slider.press("Home");
    await expectSteps(page, "pic", ["step 100 (asked 50)", "step 120 (asked 50)"]);
    await slider.press("End");
    await expectSteps(page, "pic", ["step 100 (asked 120)", "step 120"]);
    await expectSteps(page, "other", ["step 50 (asked 120)"]);
    expect(await slider.getAttribute("aria-valuetext")).toBe("step 120, of 50 to 150");

    await page.getByRole("button", { name: "Range from this step on" }).click();
    await expect.poll(() => linkOf(page)).toContain("step=120..150@120");
    await expectSteps(page, "pic", ["step 100 (out of range)", "step 120"]);
    await page.getByRole("button", { name: "Filmstrip: pic" }).click();
    await page.getByText("No image of a lies in the range of steps.").waitFor();
    await page.getByRole("button", { name: "Clear the range of steps" }).click();
    const strip = page.getByRole("listbox", { name: "Filmstrip: pic of a" });
    await expect.poll(() => strip.getByRole("option").count()).toBe(3);
  });

  it("stay within a range whose ends are dragged, and moved by keys, both ways", async () => {
    const page = await opened("?step=50..150#images");
    await expectSteps(page, "pic", ["step 100", "step 120"]);
    const [start, end] = ["Start of the range", "End of the range"].map((name) =>
      page.getByRole("slider", { name }),
    ) as [Locator, Locator];
    const { x, y, width, height } = await boxOf(end);
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 2000, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => linkOf(page)).toContain("step=50..200");
    await expectSteps(page, "pic", ["step 200", "step 120"]);
    await start.press("ArrowLeft");
    await expect.poll(() => linkOf(page)).toContain("step=0..200");
    await end.press("ArrowLeft");
    await start.press("End");
    await expect.poll(() => linkOf(page)).toContain("step=120..120");
    await start.press("Home");
    await expect.poll(() => linkOf(page)).toContain("step=0..120");
  });

  it("have the value under the pointer, linked and at every zoom", async () => {
    const page = await opened("?tagFilter=^pic#images");
    const images = card(page, "pic").getByRole("img");
    await loaded(images.nth(1));
    await moveTo(page, images.first(), 3.5, 6.5);
    await expect.poll(() => valuesOf(page)).toEqual(["3, 6: 102", "3, 6: 105"]);
    await page.mouse.dblclick(...(await placeOf(images.first(), 3.5, 6.5)));
    await page.mouse.move(...(await placeOf(images.first(), 4.5, 5.5)));
    await expect.poll(() => valuesOf(page)).toEqual(["4, 5: 133", "4, 5: 136"]);
  });

  it("are compared by their difference", async () => {
    const page = await opened("?tagFilter=^pic&step=0#images");
    await page.getByRole("button", { name: "Compare: pic" }).click();
    await page.getByRole("combobox", { name: "Compare as" }).selectOption("difference");
    await card(page, "pic")
      .getByText("64 pixels differ (100 %), mean 3, largest 3 of 255")
      .waitFor();
    await page.getByRole("combobox", { name: "B: run" }).selectOption("a");
    await card(page, "pic").getByText("0 pixels differ (0 %), mean 0, largest 0 of 255").waitFor();
    await expect.poll(() => linkOf(page)).toContain("b%3Da");
    await page.reload();
    await card(page, "pic").getByText("0 pixels differ (0 %), mean 0, largest 0 of 255").waitFor();
  });

  it("flicker between A and B, by hand where motion is unwanted", async () => {
    const page = await opened("?tagFilter=^pic&step=0#images");
    await page.getByRole("button", { name: "Compare: pic" }).click();
    await page.getByRole("combobox", { name: "Compare as" }).selectOption("flicker");
    const shown = card(page, "pic").locator(".image-flicker-side");
    expect(await shown.textContent()).toBe("A");
    await page.getByRole("button", { name: "Show the other" }).click();
    expect(await shown.textContent()).toBe("B");
    await page.getByRole("button", { name: "Flicker", exact: true }).click();
    await card(page, "pic").locator(".image-flicker-side", { hasText: "A" }).waitFor();
    await card(page, "pic").locator(".image-flicker-side", { hasText: "B" }).waitFor();
    await page.getByRole("button", { name: "Stop flickering" }).click();
  });

  it("zoom and move by keyboard, together", async () => {
    const page = await opened("?tagFilter=^pic#images");
    const frames = card(page, "pic").getByRole("group", { name: /arrows move/ });
    const seen = (): Promise<(string | null)[]> =>
      card(page, "pic")
        .getByRole("img")
        .evaluateAll((images) => images.map((image) => (image as HTMLElement).style.transform));
    await loaded(card(page, "pic").getByRole("img").first());
    await frames.first().press("+");
    await expect.poll(seen).toEqual(Array(2).fill("scale(2) translate(-25%, -25%)"));
    await frames.first().press("ArrowRight");
    await expect.poll(seen).toEqual(Array(2).fill("scale(2) translate(-30%, -25%)"));
    await frames.first().press("0");
    await expect.poll(seen).toEqual(Array(2).fill("scale(1) translate(0%, 0%)"));
  });

  it("are developed by exposure and gamma", async () => {
    const page = await opened("?tagFilter=^pic&exposure=1&gamma=2&imageSize=actual#images");
    const image = card(page, "pic").getByRole("img").first();
    await loaded(image);
    // The pixel at 3, 6: 102 of 255, twice the light of it, then its square root.
    const light = (102 / 255) ** 2.2 * 2;
    const expected = 255 * Math.sqrt(light ** (1 / 2.2));
    expect(Math.abs((await drawnGray(page, image, 3, 6)) - expected)).toBeLessThan(3);
  });

  it("take brightness, contrast and size from the link", async () => {
    const page = await opened(
      "?tagFilter=^pic&brightness=1.5&contrast=200&imageSize=actual#images",
    );
    const image = card(page, "pic").getByRole("img").first();
    await loaded(image);
    const style = await image.getAttribute("style");
    expect(style).toContain("contrast(200%) brightness(1.5)");
    expect(await boxOf(image)).toMatchObject({ width: 8, height: 8 });
  });

  it("are followed while they are logged", async () => {
    const directory = await temporaryDirectory();
    await writeImages(directory, { a: { pic: { 1: [A] } } });
    const { url } = await serve(directory);
    const page = await open(`${url}#images`);
    await expectSteps(page, "pic", ["step 1"]);
    await writeImages(directory, { a: { pic: { 2: [B] } } });
    await expectSteps(page, "pic", ["step 2"]);
    await writeImages(directory, { b: { pic: { 7: [B] } } });
    await expectSteps(page, "pic", ["step 2", "step 7"]);
  });

  it.each(Object.entries(OTHER_TYPES))("are shown when they are %s", async (_, bytes) => {
    const page = await opened("#images", { a: { pic: { 0: [bytes] } } });
    const image = card(page, "pic").getByRole("img");
    await loaded(image);
    expect(await card(page, "pic").getByText("Cut off").count()).toBe(0);
  });

  it("are asked for only near the visible part", async () => {
    const tags = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`pic${i}`, { 0: [A] }] as const),
    );
    const page = await opened("?tileWidth=480#images", { a: tags });
    await loaded(card(page, "pic0").getByRole("img"));
    expect(await page.getByRole("img").count()).toBeLessThan(12);
    await card(page, "pic39").scrollIntoViewIfNeeded();
    await loaded(card(page, "pic39").getByRole("img"));
    expect(await card(page, "pic0").getByRole("img").count()).toBe(0);
  });

  it("come in one request, and those ahead before they are asked for", async () => {
    const steps = Object.fromEntries(Array.from({ length: 30 }, (_, step) => [step, [A]] as const));
    const page = await opened("#images", { a: { pic: steps, other: steps }, b: { pic: steps } });
    for (const tag of ["pic", "other"]) await loaded(card(page, tag).getByRole("img").first());
    const slider = page.getByRole("slider", { name: "Step", exact: true });
    const asking = page.waitForRequest((request) => positionsIn(request).includes(0));
    await slider.press("Home");
    expect(positionsIn(await asking)).toEqual([0, 0, 0]);
    // Where the slider goes is known from where it has been.
    await expect.poll(() => card(page, "pic").getByText("step 0").count()).toBe(2);
    const readAhead = page.waitForRequest((request) => positionsIn(request).includes(12));
    for (let step = 1; step < 5; step++) await slider.press("ArrowRight");
    await readAhead;
    await expect.poll(() => card(page, "pic").getByText("step 4").count()).toBe(2);
  });
});

interface Asked {
  readonly positions: readonly number[];
}

/** Of all values that a request asks for. */
function positionsIn(request: Request): number[] {
  if (!/\/values(-at)?$/.test(request.url())) return [];
  const asked = request.postDataJSON() as Asked & { readonly queries?: readonly Asked[] };
  return (asked.queries ?? [asked]).flatMap(({ positions }) => positions);
}

const text = (characters: string): Uint8Array => new TextEncoder().encode(characters);

const HOSTILE: Readonly<Record<string, readonly [bytes: Uint8Array, words: string]>> = {
  svg: [
    text(
      "<svg xmlns='http://www.w3.org/2000/svg' onload='hacked=1'><script>hacked=1</script></svg>",
    ),
    "This is SVG, which is not shown.",
  ],
  html: [text("<script>hacked=1</script>"), "This is HTML or XML, which is not shown."],
  noise: [Uint8Array.of(1, 2, 3), "This is data of an unknown type, which is not shown."],
  empty: [new Uint8Array(0), "The image has no bytes."],
  zero: [pngOf([], [0, 3]), "The image is empty: 0 × 3 pixels."],
  huge: [pngOf([[1]], [30_000, 30_000]), "30,000 × 30,000 pixels are more than a page can hold."],
  head: [A.subarray(0, 14), "The image is cut off before its size."],
  cut: [A.subarray(0, -20), "Cut off: bytes are missing at the end."],
  wrong: [
    Buffer.concat([A.subarray(0, 40), Buffer.alloc(90, 7)]),
    "The browser cannot decode this PNG.",
  ],
};

it("says of each hostile image what is wrong, and runs none", async () => {
  const { page } = await openedHostile();
  for (const [tag, [, words]] of Object.entries(HOSTILE)) {
    await card(page, tag).scrollIntoViewIfNeeded();
    await card(page, tag).getByText(words).waitFor();
    expect(await downloadedHash(page, tag)).toBe(hashOf(HOSTILE[tag]?.[0] ?? A));
  }
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
});

const hostile = setup();

async function openedHostile(): Promise<{ readonly page: Page }> {
  const directory = await temporaryDirectory();
  const tags = Object.entries(HOSTILE).map(([tag, [bytes]]) => [tag, { 3: [bytes] }] as const);
  await writeImages(directory, { run: Object.fromEntries(tags) });
  const { url } = await hostile.serve(directory);
  return { page: await hostile.open(`${url}#images`) };
}

function readRecordings(name: string): readonly Recording[] {
  return JSON.parse(readFileSync(sharedFixtures("golden", `${name}.json`), "utf8"));
}

/** The recorded lists of steps, of first samples. */
function imageSeries(recordings: readonly Recording[]) {
  return recordings.flatMap(({ path, params, json }) =>
    path === "/data/plugin/images/images" && params?.sample === 0 ? [{ params, json }] : [],
  );
}

function linkTo(url: string, run: string, tag: string, step?: number): string {
  const params = new URLSearchParams({ shown: run, tagFilter: `^${tag}$` });
  if (step !== undefined) params.set("step", String(step));
  return `${url}?${params}#images`;
}

/** Every stop of a card's slider, from the first to the last; the step itself where there is one only. */
async function stepsOf(page: Page, tag: string): Promise<number[]> {
  await card(page, tag)
    .getByText(/^step /)
    .first()
    .waitFor();
  const slider = card(page, tag).getByRole("slider");
  if ((await slider.count()) === 0) {
    return [
      numberIn(
        await card(page, tag)
          .getByText(/^step /)
          .first()
          .textContent(),
      ),
    ];
  }
  const steps: number[] = [];
  await slider.press("Home");
  for (;;) {
    const step = numberIn(await slider.getAttribute("aria-valuetext"));
    if (step === steps.at(-1)) return steps;
    steps.push(step);
    await slider.press("ArrowRight");
  }
}

function numberIn(words: string | null): number {
  return Number(words?.replace("step ", "").replaceAll(",", ""));
}

/** What the captions of a card's runs say. */
async function expectSteps(page: Page, tag: string, steps: readonly string[]): Promise<void> {
  const captions = card(page, tag).locator(".image-run-step");
  await expect.poll(() => captions.allTextContents()).toEqual(steps);
}

async function downloadedHash(page: Page, tag: string): Promise<string> {
  const downloading = page.waitForEvent("download");
  await card(page, tag)
    .getByRole("button", { name: /^Download/ })
    .first()
    .click();
  return hashOf(await readFile(await (await downloading).path()));
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Waits until an image is decoded. */
async function loaded(image: Locator): Promise<void> {
  await image.waitFor();
  await expect
    .poll(() => image.evaluate((each) => (each as HTMLImageElement).naturalWidth))
    .not.toBe(0);
}

function valuesOf(page: Page): Promise<string[]> {
  return page.locator(".image-pixel").allTextContents();
}

/** The place on the page of a pixel of an image of 8 × 8. */
async function placeOf(image: Locator, x: number, y: number): Promise<[number, number]> {
  const box = await boxOf(image);
  return [box.x + (x / 8) * box.width, box.y + (y / 8) * box.height];
}

/** The gray that the screen shows for a pixel of an image. */
async function drawnGray(page: Page, image: Locator, x: number, y: number): Promise<number> {
  const [left, top] = await placeOf(image, x, y);
  const clip = { x: Math.round(left), y: Math.round(top), width: 1, height: 1 };
  const png = await page.screenshot({ clip });
  return page.evaluate(async (shot) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${shot}`;
    await picture.decode();
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context?.drawImage(picture, 0, 0);
    return context?.getImageData(0, 0, 1, 1).data[0] ?? NaN;
  }, png.toString("base64"));
}

async function moveTo(page: Page, image: Locator, x: number, y: number): Promise<void> {
  await page.mouse.move(...(await placeOf(image, x, y)));
}
