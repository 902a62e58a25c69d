import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { card, chartSentence, pictureAtRest } from "./support/dashboard.ts";
import { differingPictures, FAILED_PICTURES } from "./support/golden-pictures.ts";
import { makeMedia } from "./support/media-logs.ts";
import { setup } from "./support/setup.ts";

interface MediaPicture {
  readonly view: string;
  /** The card that is drawn. */
  readonly card: string;
  readonly reach: (page: Page) => Promise<unknown>;
}

/** Those of two runs. */
const bothImages = (page: Page) => card(page, "pic").locator("img").nth(1).waitFor();

const PICTURES: Readonly<Record<string, MediaPicture>> = {
  images: { view: "?step=10#images", card: "pic", reach: bothImages },
  images_zoomed: {
    view: "?step=20&tileWidth=200#images",
    card: "pic",
    async reach(page) {
      await bothImages(page);
      for (let i = 0; i < 2; i++) await page.getByRole("button", { name: "Zoom in: pic" }).click();
    },
  },
  images_filmstrip: {
    view: "?step=30&images.film.pic=a#images",
    card: "pic",
    reach: (page) => card(page, "pic").locator(".image-film img").nth(3).waitFor(),
  },
  images_broken: {
    view: "?step=0#images",
    card: "broken",
    reach: (page) => card(page, "broken").getByText("no bytes").waitFor(),
  },
  images_swiped: compared("swipe", bothImages),
  images_difference: compared("difference", (page) =>
    card(page, "pic").getByText("pixels differ").waitFor(),
  ),
  waveform: sound("waveform"),
  spectrogram: sound("spectrogram"),
  text: {
    view: "?step=10#text",
    card: "note, a",
    reach: (page) => card(page, "note, a").locator(".katex").first().waitFor(),
  },
  text_compared: {
    view: "?step=10&x=1#text",
    card: "note, a",
    async reach(page) {
      await page.getByRole("button", { name: "Compare: note, a" }).click();
      await card(page, "note, a").getByText("0.89").first().waitFor();
    },
  },
  mesh_faces: mesh("ball"),
  mesh_points: mesh("cloud"),
  tensor: {
    view: "?tensorForm=heat#tensors",
    card: "waves, a",
    reach: (page) => card(page, "waves, a").getByRole("img", { name: "16 by 24" }).waitFor(),
  },
  curves: { view: "#pr_curves", card: "pr", reach: (page) => chartSentence(page, "pr") },
  margin: {
    view: "?smoothing=0#custom_scalars",
    card: "margin",
    reach: (page) => chartSentence(page, "margin"),
  },
};

function compared(mode: string, reach: MediaPicture["reach"]): MediaPicture {
  const comparison = new URLSearchParams({ mode, a: "a", b: "b" }).toString();
  const query = new URLSearchParams({ step: "0", "images.compare.pic": comparison });
  return { view: `?${query}#images`, card: "pic", reach };
}

function sound(kind: string): MediaPicture {
  return {
    view: `?audioPicture=${kind}#audio`,
    card: "sweep, a",
    reach: (page) => card(page, "sweep, a").getByRole("slider").waitFor(),
  };
}

function mesh(tag: string): MediaPicture {
  return {
    view: `?tagFilter=${tag}#mesh`,
    card: `${tag}, a`,
    reach: (page) => card(page, `${tag}, a`).getByRole("application").waitFor(),
  };
}

describe.each(["light", "dark"] as const)("media in the %s theme", (theme) => {
  const { serve, open } = setup();

  it("look as their golden pictures", async () => {
    const { url } = await serve(await makeMedia(), "--no_annotations");
    const page = await open("about:blank", {
      colorScheme: theme,
      // The step bar lies on no card.
      viewport: { width: 1440, height: 1200 },
      expected: /GPU stall due to ReadPixels|willReadFrequently/,
    });
    await useFontOfPictures(page);
    const drawn = new Map<string, string>();
    for (const [name, { view, card: tag, reach }] of Object.entries(PICTURES)) {
      await page.goto(url + view);
      await card(page, tag).scrollIntoViewIfNeeded();
      await reach(page);
      drawn.set(`${name}-${theme}`, await restingPicture(page, tag));
    }
    const different = await differingPictures(page, "media", drawn, { blurPx: 1 });
    expect(different, `see ${FAILED_PICTURES}`).toEqual([]);
  });
});

/** Machines have other fonts: the page takes one that comes along for all words. */
async function useFontOfPictures(page: Page): Promise<void> {
  const path = inRoot("node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2");
  await page.addInitScript(
    (base64) => {
      const face = new FontFace(
        "Pictures",
        Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
      );
      document.fonts.add(face);
      const pen = CanvasRenderingContext2D.prototype;
      const own = Object.getOwnPropertyDescriptor(pen, "font");
      Object.defineProperty(pen, "font", {
        ...own,
        set(this: CanvasRenderingContext2D, font: string) {
          own?.set?.call(this, font.replace(/px .*/, "px Pictures"));
        },
      });
      document.addEventListener("readystatechange", () => {
        const { style } = document.documentElement;
        for (const name of ["--rl-font", "--rl-font-mono"]) style.setProperty(name, "Pictures");
      });
    },
    await readFile(path, "base64"),
  );
}

/** As a data URL, once all images are decoded and nothing moves. */
async function restingPicture(page: Page, tag: string): Promise<string> {
  await page.mouse.move(0, 0);
  await card(page, tag)
    .locator("img")
    .evaluateAll((images) =>
      Promise.all(images.map((each) => (each as HTMLImageElement).decode())),
    );
  const picture = await pictureAtRest(card(page, tag));
  return `data:image/png;base64,${picture.toString("base64")}`;
}
