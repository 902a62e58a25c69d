import { createSummaryWriter } from "@runlens/writer";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { startSource } from "../../e2e/support/runlens.ts";
import { openMainThreadClock, waitUntilLoaded } from "../browser.ts";
import { printBar, ROUNDS } from "./bars.ts";
import { openWatchedPage, whenDrawn } from "./watched-page.ts";

const RUNS = 50;
/** As many cards as fit on the page. */
const TAGS = ["accuracy", "grad_norm", "loss", "lr"];
const SERIES = RUNS * TAGS.length;
const STEPS = 5000;
const REST_MS = 2000;

/** 50 runs on 4 cards in sight, of which all log one more step at a time. */
export async function measureLive(browser: Browser): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "runlens-bench-"));
  const logs = createLogs(directory);
  for (let step = 0; step < STEPS; step++) logs.log(step);
  await logs.flush();
  const runlens = await startSource([directory]);
  const page = await openWatchedPage(browser);
  try {
    await page.goto(runlens.url);
    await waitUntilLoaded(page);
    await whenDrawn(page);
    await page.waitForTimeout(REST_MS);
    const traffic = await followTraffic(page);
    const bytes: number[] = [];
    const mains: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const clock = await openMainThreadClock(page);
      const before = traffic.bytes();
      logs.log(STEPS + i);
      await logs.flush();
      await page.waitForTimeout(REST_MS);
      bytes.push((traffic.bytes() - before) / SERIES);
      mains.push(await clock());
    }
    printBar("200 live series: bytes of each", "< 5,000", bytes);
    printBar("  series fetched anew", "0", [traffic.fetchedAnew()]);
    printBar("  main thread, ms", "", mains);
  } finally {
    await page.context().close();
    await runlens.close();
    await logs.close();
    await rm(directory, { recursive: true });
  }
}

function createLogs(directory: string) {
  const writers = Array.from({ length: RUNS }, (_, i) =>
    createSummaryWriter(join(directory, `run_${i}`)),
  );
  return {
    log(step: number): void {
      for (const [i, writer] of writers.entries()) {
        for (const tag of TAGS) writer.scalar(tag, Math.sin(i + step / 50) + i, step);
      }
    },
    flush: () => Promise.all(writers.map((writer) => writer.flush())),
    close: () => Promise.all(writers.map((writer) => writer.close())),
  };
}

/** All that the page receives from now on. */
async function followTraffic(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  let fetchedAnew = 0;
  session.on("Network.dataReceived", ({ dataLength }) => {
    bytes += dataLength;
  });
  page.on("request", (request) => {
    const body = request.postData() ?? "";
    if (request.url().endsWith("/windows") && !body.includes('"after":')) fetchedAnew++;
  });
  return { bytes: () => bytes, fetchedAnew: () => fetchedAnew };
}
