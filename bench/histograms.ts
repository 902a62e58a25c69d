import { seededRandom } from "@runlens/base";
import { createSummaryWriter } from "@runlens/writer";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { startSource } from "../e2e/support/runlens.ts";
import { buildWebIfStale } from "../tools/build-web.ts";
import { inRoot } from "../tools/root.ts";
import {
  browserLine,
  openBrowser,
  openMainThreadClock,
  openPage,
  waitUntilLoaded,
} from "./browser.ts";
import { machineLine, medianOf, print, row } from "./report.ts";

/** Of a model with many layers. */
const TAGS = 1000;
const STEPS = 500;
const BUCKETS = 30;
const ROUNDS = 5;
const MODES = ["offset", "overlay", "heat"];

/** Opening the page on histograms of 1,000 tags x 500 steps, until the cards in sight are drawn. */
export async function run(): Promise<void> {
  await buildWebIfStale(print);
  const directory = await makeHistograms();
  const browser = await openBrowser();
  const runlens = await startSource([directory]);
  try {
    const loading = await openPage(browser);
    await loading.goto(runlens.url);
    await waitUntilLoaded(loading);
    await loading.context().close();
    print(`${machineLine()}, ${await browserLine(browser)}`);
    print(row(["ms until drawn", "first card", "all in sight", "main thread", "server"]));
    for (const mode of MODES) {
      const rounds: Opening[] = [];
      for (let i = 0; i < ROUNDS; i++) {
        const page = await openPage(browser);
        const serverMs = serverClock(runlens.pid);
        const opened = await openHistograms(
          page,
          `${runlens.url}?histogramMode=${mode}#histograms`,
        );
        rounds.push({ ...opened, serverMs: serverMs() });
        await page.context().close();
      }
      const figures = [
        medianOf(rounds.map(({ firstMs }) => firstMs)),
        medianOf(rounds.map(({ allMs }) => allMs)),
        medianOf(rounds.map(({ mainMs }) => mainMs)),
        medianOf(rounds.map(({ serverMs }) => serverMs)),
      ];
      print(row([mode, ...figures.map((figure) => figure.toFixed(0))]));
    }
  } finally {
    await runlens.close();
    await browser.close();
  }
}

interface Opening {
  /** Since the page was asked for. */
  readonly firstMs: number;
  readonly allMs: number;
  /** Processor time of the page's main thread. */
  readonly mainMs: number;
  /** Processor time of the server. */
  readonly serverMs: number;
}

/** Looks at each frame; `histogramsDrawn` resolves once every card in sight shows its chart. */
const WATCH = `globalThis.histogramsDrawn = (async () => {
  const isDrawn = (card) => card.querySelector(".rl-line-chart[aria-label]") !== null;
  let firstMs;
  for (;;) {
    await new Promise(requestAnimationFrame);
    const cards = [...document.querySelectorAll(".histogram-card")].filter((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    });
    if (cards.some(isDrawn)) firstMs ??= performance.now();
    if (cards.length > 0 && cards.every(isDrawn)) return { firstMs, allMs: performance.now() };
  }
})()`;

async function openHistograms(page: Page, url: string): Promise<Omit<Opening, "serverMs">> {
  const clock = await openMainThreadClock(page);
  await page.addInitScript(WATCH);
  await page.goto(url, { waitUntil: "commit" });
  const drawn = await page.evaluate<Pick<Opening, "firstMs" | "allMs">>("histogramsDrawn");
  return { ...drawn, mainMs: await clock() };
}

/** Processor time of a process since now, in ms; Linux counts hundredths of a second. */
function serverClock(pid: number): () => number {
  const read = (): number => {
    const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const [userTicks, systemTicks] = fields.split(" ").slice(11, 13).map(Number);
    return 10 * ((userTicks ?? NaN) + (systemTicks ?? NaN));
  };
  const start = read();
  return () => read() - start;
}

/** Directory of the set, made if it is not there. The same histograms on every machine. */
async function makeHistograms(): Promise<string> {
  const directory = inRoot(".cache/bench", `histograms_${TAGS}x${STEPS}`);
  if (existsSync(directory)) return directory;
  const draft = `${directory}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const random = seededRandom(1);
  const writer = createSummaryWriter(join(draft, "run"));
  for (let step = 0; step < STEPS; step++) {
    for (let tag = 0; tag < TAGS; tag++) {
      const buckets = Array.from({ length: BUCKETS }, (_, i): [number, number, number] => [
        i / BUCKETS - 0.5,
        (i + 1) / BUCKETS - 0.5,
        Math.floor(random() * 100 * Math.exp(-(((i - BUCKETS / 2) / 6) ** 2))),
      ]);
      writer.histogramBuckets(`layer_${Math.floor(tag / 20)}/weights_${tag}`, buckets, step);
    }
    await writer.flush();
  }
  await writer.close();
  renameSync(draft, directory);
  return directory;
}
