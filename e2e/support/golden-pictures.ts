import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { bundlePage } from "../../bench/browser.ts";
import { inRoot } from "../../tools/root.ts";

/** Where the pictures of failed tests go. */
export const FAILED_PICTURES = inRoot(".cache/failed-pictures");
const RENEW = process.env["RUNLENS_RENEW_PICTURES"] !== undefined;
/** Share of pixels that may differ. */
const TOLERANCE = 0.005;
/** A channel that differs by less is the same colour: machines blend edges a little differently. */
const SAME_CHANNEL = 24;

/** Gives a page what `picture-page.ts` of a folder draws, without a server. */
export async function loadPicturePage(page: Page, folder: string): Promise<Page> {
  const { script, styles } = await bundlePage("picture-page", folder);
  if (styles !== "") await page.addStyleTag({ content: styles });
  await page.addScriptTag({ content: script });
  return page;
}

export interface PictureComparison {
  /** Softens both pictures before, by so many pixels: browsers differ in how edges of letters look. Default: 0. */
  readonly blurPx?: number;
}

/** What two pictures do not have in common. */
export interface PictureDifference {
  /** Pixels of the first one that are not in the other. */
  readonly differing: number;
  readonly pixels: number;
  /** Data URL: the first one, pale, and what differs in red. */
  readonly marked: string;
}

/**
 * Holds pictures to those of the same names in a folder below `e2e/pictures`. With
 * `RUNLENS_RENEW_PICTURES` they are written there instead.
 *
 * @param page any page: it compares.
 * @param drawn data URLs of PNG pictures, by name of the file without its end.
 * @returns which of them differ. They are left in `FAILED_PICTURES`.
 */
export async function differingPictures(
  page: Page,
  folder: string,
  drawn: ReadonlyMap<string, string>,
  comparison: PictureComparison = {},
): Promise<string[]> {
  const goldens = inRoot("e2e/pictures", folder);
  const different: string[] = [];
  for (const [name, picture] of drawn) {
    if (RENEW) {
      await save(goldens, `${name}.png`, picture);
      continue;
    }
    const golden = await readFile(join(goldens, `${name}.png`), "base64");
    const goldenUrl = `data:image/png;base64,${golden}`;
    const found = await comparePictures(page, goldenUrl, picture, comparison);
    if (found.differing <= found.pixels * TOLERANCE) continue;
    different.push(name);
    await save(FAILED_PICTURES, `${name}.png`, picture);
    await save(FAILED_PICTURES, `${name}.difference.png`, found.marked);
  }
  return different;
}

/** @param one and the other are data URLs. In a picture of another size everything differs. */
export function comparePictures(
  page: Page,
  one: string,
  other: string,
  { blurPx = 0 }: PictureComparison = {},
): Promise<PictureDifference> {
  return page.evaluate(
    async ({ urls, sameChannel, filter }) => {
      const sheet = document.createElement("canvas");
      const context = sheet.getContext("2d", { willReadFrequently: true });
      if (context === null) throw new TypeError("This browser gives no 2D canvas.");
      const pixelsOf = async (url: string): Promise<ImageData> => {
        const image = new Image();
        image.src = url;
        await image.decode();
        sheet.width = image.width;
        sheet.height = image.height;
        context.filter = filter;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const b = await pixelsOf(urls.other);
      const a = await pixelsOf(urls.one);
      const isSameSize = a.width === b.width && a.height === b.height;
      const marked = context.createImageData(a.width, a.height);
      let differing = 0;
      for (let i = 0; i < a.data.length; i += 4) {
        const differs =
          !isSameSize ||
          [0, 1, 2].some(
            (c) => Math.abs((a.data[i + c] ?? 0) - (b.data[i + c] ?? 0)) > sameChannel,
          );
        if (differs) differing++;
        const pale = [a.data[i] ?? 0, a.data[i + 1] ?? 0, a.data[i + 2] ?? 0, 60];
        marked.data.set(differs ? [255, 0, 0, 255] : pale, i);
      }
      context.putImageData(marked, 0, 0);
      return { differing, pixels: a.width * a.height, marked: sheet.toDataURL("image/png") };
    },
    { urls: { one, other }, sameChannel: SAME_CHANNEL, filter: `blur(${blurPx}px)` },
  );
}

async function save(folder: string, file: string, url: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
}
