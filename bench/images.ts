import { seededRandom } from "@runlens/base";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { startSource } from "../e2e/support/runlens.ts";
import { buildWebIfStale } from "../tools/build-web.ts";
import { browserLine, bundlePage, openBrowser } from "./browser.ts";
import { makeImageSet } from "./image-sets.ts";
import { openQuietPage, type QuietPage } from "./quiet-page.ts";
import { machineLine, medianOf, print, quantileOf, row } from "./report.ts";

/** 64 tiles of 128 x 128 pixels, all in sight. */
const TILES = { runs: 16, tags: 4, steps: 60, pixels: 128 };
/** Of a tag that was logged often. */
const LONG = { runs: 1, tags: 1, steps: 10_000, pixels: 96 };
const STEPS = 40;
/** Between two presses of a key that is held down, and of a person who looks. */
const PAUSES_MS = [0, 33, 300];
const MIB = 2 ** 20;
const IS_LOADED = "/(live|loaded) · /.test(document.querySelector('.top-bar')?.textContent)";

/** The slider of the images page: along 64 tiles, and to any of 10,000 steps. */
export async function run(): Promise<void> {
  await buildWebIfStale(print);
  const browser = await openBrowser();
  try {
    print(`${machineLine()}, ${await browserLine(browser)}`);
    print(row(["ms until the step is drawn", "median", "95 %", "main thread", "server +MiB"]));
    const tiles = await makeImageSet("images_tiles", TILES);
    for (const pauseMs of PAUSES_MS) {
      await measure(`64 tiles, ${pauseMs} ms after the last`, tiles, async (page) => {
        const taken: number[] = [];
        await page.evaluate("stepImages('Home')");
        for (let i = 0; i < STEPS; i++) {
          await setTimeout(pauseMs);
          taken.push(await page.evaluate<number>("stepImages('ArrowRight')"));
        }
        return taken;
      });
    }
    await measure("64 tiles, any step", tiles, (page) => goAnywhere(page, TILES.steps));
    const long = await makeImageSet("images_long", LONG);
    await measure("any of 10,000 steps", long, (page) => goAnywhere(page, LONG.steps));
  } finally {
    await browser.close();
  }

  async function measure(
    name: string,
    directory: string,
    use: (page: QuietPage) => Promise<readonly number[]>,
  ): Promise<void> {
    const runlens = await startSource([directory]);
    const { script } = await bundlePage("step-images");
    const page = await openQuietPage(
      browser,
      `${runlens.url}?tileWidth=64#images`,
      script,
      `${IS_LOADED} && document.querySelector(".image-frame img") !== null`,
    );
    try {
      await setTimeout(1000);
      forgetPeak(runlens.pid);
      const before = statusBytes(runlens.pid, "VmRSS");
      const startMs = await page.mainThreadMs();
      const taken = await use(page);
      const mainMs = ((await page.mainThreadMs()) - startMs) / taken.length;
      const moreBytes = statusBytes(runlens.pid, "VmHWM") - before;
      const figures = [medianOf(taken), quantileOf(taken, 0.95), mainMs, moreBytes / MIB];
      print(row([name, ...figures.map((figure) => figure.toFixed(0))]));
    } finally {
      await page.close();
      await runlens.close();
    }
  }
}

async function goAnywhere(page: QuietPage, steps: number): Promise<number[]> {
  const random = seededRandom(7);
  const taken: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    taken.push(await page.evaluate<number>(`goToStep(${Math.floor(random() * steps)})`));
    await setTimeout(50);
  }
  return taken;
}

/** From now on the peak of a process is that of what it does next. Linux only. */
function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

function statusBytes(pid: number, name: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) * 1024;
}
