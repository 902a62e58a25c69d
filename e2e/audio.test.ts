import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card, linkOf } from "./support/dashboard.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";
import { makeSounds, makeSoundsOfTwoRuns } from "./support/sound-logs.ts";

function position(page: Page) {
  return card(page, "tone, a").getByRole("slider");
}

describe("sounds", () => {
  const { serve, open } = setup();

  async function openSounds(view: string): Promise<Page> {
    const { url } = await serve(await makeSounds());
    return open(url + view);
  }

  it("are shown with what they are and their labels, step by step", async () => {
    const page = await openSounds("#audio");
    const sounds = card(page, "tone, a");
    await sounds.getByText("0.50 s · 8 kHz · mono · WAV · 8.0 kB").waitFor();
    expect(await sounds.getByRole("slider").count()).toBe(1);
    await page.getByRole("button", { name: "Step before" }).click();
    await sounds.getByText("1.00 s · 8 kHz · stereo · WAV · 32.0 kB").waitFor();
    await sounds.locator("em", { hasText: "clip" }).waitFor();
    await sounds.getByText("first clip <b>bold</b>").waitFor();
    await expect.poll(() => linkOf(page)).toContain("step=0");
    expect(await sounds.getByRole("slider").count()).toBe(2);
  });

  it("that the browser cannot play say what they are", async () => {
    const page = await openSounds("#audio");
    const broken = card(page, "broken, a");
    await broken.getByRole("alert").getByText("cannot play the sound: Ogg, 24 B").waitFor();
    expect(await broken.getByRole("button", { name: "Save" }).count()).toBe(1);
  });

  it("play to the end, or again and again, and stop for another", async () => {
    const page = await openSounds("?step=0#audio");
    const [first, second] = [", sample 1", ", sample 2"].map((sample) => ({
      play: page.getByRole("button", { name: `Play: tone, a${sample}` }),
      pause: page.getByRole("button", { name: `Pause: tone, a${sample}` }),
      loop: page.getByRole("button", { name: `Loop: tone, a${sample}` }),
    })) as [Buttons, Buttons];
    await first.play.click();
    await first.pause.waitFor();
    await first.play.waitFor();
    await expect.poll(() => position(page).first().getAttribute("aria-valuenow")).toBe("0.5");

    await first.loop.click();
    await first.play.click();
    await first.pause.waitFor();
    await second.play.click();
    await second.pause.waitFor();
    await first.play.waitFor();
  });

  it("are moved in by keys and by a click", async () => {
    const page = await openSounds("?step=10#audio");
    const now = async () => Number(await position(page).getAttribute("aria-valuenow"));
    await position(page).focus();
    await page.keyboard.press("PageUp");
    await expect.poll(now).toBeCloseTo(0.05);
    await page.keyboard.press("ArrowRight");
    await expect.poll(now).toBeCloseTo(0.06);
    await page.keyboard.press("End");
    await expect.poll(now).toBe(0.5);
    await page.keyboard.press("Home");
    await expect.poll(now).toBe(0);
    const box = await position(page).boundingBox();
    await position(page).click({ position: { x: (box?.width ?? 0) / 2, y: 20 } });
    await expect.poll(now).toBeCloseTo(0.25, 1);
  });

  it("are compared between runs at the same position, by a click and by a key", async () => {
    const { url } = await serve(await makeSoundsOfTwoRuns());
    const page = await open(`${url}#audio`);
    const [first, second] = ["a", "b"].map((run) =>
      card(page, `tone, ${run}`).getByRole("slider"),
    ) as [Locator, Locator];
    await second.waitFor();
    await first.press("PageUp");
    await expect.poll(() => positionOf(second)).toBeCloseTo(0.1);
    await page.getByRole("button", { name: "Loop: tone, a" }).click();
    await page.getByRole("button", { name: "Loop: tone, b" }).click();
    await page.getByRole("button", { name: "Play: tone, a" }).click();
    await expect.poll(() => positionOf(second)).toBeGreaterThan(0.12);
    await page.getByRole("button", { name: "Play: tone, b" }).click();
    await page.getByRole("button", { name: "Pause: tone, b" }).waitFor();
    await page.getByRole("button", { name: "Play: tone, a" }).waitFor();
    await second.press("x");
    await page.getByRole("button", { name: "Pause: tone, a" }).waitFor();
    await second.press("x");
    await page.getByRole("button", { name: "Pause: tone, b" }).waitFor();
  });

  it("loop a part that is marked by keys or a drag", async () => {
    const page = await openSounds("?step=10#audio");
    const region = page.locator(".sound-region");
    await position(page).press("PageUp");
    await page.keyboard.press("]");
    await page.keyboard.press("Space");
    await region.waitFor();
    const now = async () => Number(await position(page).getAttribute("aria-valuenow"));
    for (let i = 0; i < 20; i++) expect(await now()).toBeLessThanOrEqual(0.05);
    await page.keyboard.press("Escape");
    await region.waitFor({ state: "detached" });
    const { x = 0, y = 0, width = 0 } = (await position(page).boundingBox()) ?? {};
    await page.keyboard.down("Shift");
    await page.mouse.move(x + width / 4, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + 20, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    expect(await region.getAttribute("style")).toMatch(/left: 2[45].*right: (49|50)/);
  });

  it("are drawn as an outline or as spectra", async () => {
    const page = await openSounds("?step=10#audio");
    const picture = () =>
      position(page)
        .locator("canvas")
        .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    await card(page, "tone, a").getByText("peak −6.0 dB").waitFor();
    const outline = await picture();
    await page.getByRole("radio", { name: "Spectrogram" }).check({ force: true });
    await card(page, "tone, a").getByText("4 kHz").waitFor();
    await expect.poll(picture).not.toBe(outline);
    await expect.poll(() => linkOf(page)).toContain("audioPicture=spectrogram");
  });
});

type Buttons = Readonly<Record<"play" | "pause" | "loop", ReturnType<Page["getByRole"]>>>;

interface Recording {
  readonly path: string;
  readonly params: { readonly run: string; readonly tag: string } | null;
  readonly json?: readonly { readonly step: number; readonly query: string }[];
  readonly sha?: string;
}

describe.skipIf(!haveSharedFixtures)(
  "the dashboard saves the sounds that TensorBoard recorded",
  () => {
    const { serve, open } = setup();

    it.each(["tf", "py"])("of %s, at each step", async (name) => {
      const file = readFileSync(sharedFixtures("golden", `${name}.json`), "utf8");
      const recordings: readonly Recording[] = JSON.parse(file);
      const shaOf = (query: string) =>
        recordings.find(({ path }) => path === `/data/plugin/audio/individualAudio?${query}`)?.sha;
      const { url } = await serve(sharedFixtures("logs", name));
      const page = await open(url);
      let seen = 0;
      for (const { path, params, json = [] } of recordings) {
        if (path !== "/data/plugin/audio/audio" || params === null) continue;
        for (const { step, query } of json) {
          const sha = shaOf(query);
          if (sha === undefined) continue;
          await page.goto(`${url}?shown=${encodeURIComponent(params.run)}&step=${step}#audio`);
          const shown = card(page, `${params.tag}, ${params.run}`);
          await shown.getByText(`step ${step} ·`).waitFor();
          await shown.getByText(/ kHz · mono · WAV · /).waitFor();
          const [saved] = await Promise.all([
            page.waitForEvent("download"),
            shown.getByRole("button", { name: "Save" }).click(),
          ]);
          const bytes = await readFile(await saved.path());
          expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha);
          seen++;
        }
      }
      expect(seen).toBeGreaterThan(0);
    });
  },
);

async function positionOf(slider: Locator): Promise<number> {
  return Number(await slider.getAttribute("aria-valuenow"));
}
