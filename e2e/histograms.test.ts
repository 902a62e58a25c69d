import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { boxOf, card, chart, chartSentence, hover, tooltipRows } from "./support/dashboard.ts";
import { logSpread } from "./support/histogram-logs.ts";
import { logRun, makeRun, temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";

/** Rows are buckets or percentiles. */
type RecordedValue = readonly [wallTimeSecs: number, step: number, rows: readonly number[][]];

interface Recording {
  readonly path: string;
  readonly params: Readonly<Partial<Record<"run" | "tag", string>>> | null;
  readonly json?: readonly RecordedValue[];
}

/** Of each kind of writer. */
const SHOWN = [
  ["tf", "gradient_tape/train", "gradients/sequential/conv/bias"],
  ["tf", "tf1_graph", "acts"],
  ["py", "torch/all", "g/0.weight"],
  ["py", "tensorboardX/run", "h"],
] as const;

if (!haveSharedFixtures) process.stdout.write("e2e: no recorded values, ../shared is not there\n");

describe.skipIf(!haveSharedFixtures)("what TensorBoard recorded is shown", () => {
  const { serve, open } = setup();

  it.each(SHOWN)("of %s, %s, %s", async (name, run, tag) => {
    const { url } = await serve(sharedFixtures("logs", name));
    const view = `?${new URLSearchParams({ shown: run, tagFilter: `^${tag}$` })}`;
    const page = await open(`${url}${view}#histograms`);
    const histograms = recorded(name, "histograms/histograms", run, tag);
    const steps = histograms.map(([, step]) => step);
    const edges = histograms.flatMap(([, , buckets]) => buckets.flatMap(edgesOf));
    const [, , buckets = []] = histograms.at(-1) ?? [];
    const sentence = await chartSentence(page, `${tag}, ${run}`);
    expect(numbersIn(sentence.slice(sentence.indexOf(": ")))).toEqual([
      steps.length,
      steps[0],
      steps.at(-1),
      closeTo(Math.min(...edges), 5),
      closeTo(Math.max(...edges), 5),
    ]);
    const filled = buckets.filter(([, , count = 0]) => count > 0).flatMap(edgesOf);
    await card(page, `${tag}, ${run}`)
      .getByText(`step ${steps.at(-1)} ·`)
      .waitFor();
    const text = (await card(page, `${tag}, ${run}`).getByText("mean").textContent()) ?? "";
    expect(numbersIn(text).slice(0, 3)).toEqual([
      buckets.reduce((sum, [, , count = 0]) => sum + count, 0),
      closeTo(Math.min(...filled), 3),
      closeTo(Math.max(...filled), 3),
    ]);

    await page.goto("about:blank");
    await page.goto(`${url}${view}#distributions`);
    await chartSentence(page, `${tag}, ${run}`);
    await chart(page, `${tag}, ${run}`).focus();
    await page.keyboard.press("ArrowRight");
    const distributions = recorded(name, "distributions/distributions", run, tag);
    const percentiles = (distributions.at(-1)?.[2] ?? []).toReversed();
    const rows = (await tooltipRows(page)).map((row) => Object.values(row).map(numberIn));
    expect(rows).toEqual(
      percentiles.map(([point = NaN, value = NaN]) => [point / 100, closeTo(value, 5)]),
    );
  });
});

describe("the dashboard of histograms", () => {
  const { serve, open } = setup();

  it("draws a series in three ways", async () => {
    const page = await open(`${(await serve(await makeRun(logSpread))).url}#histograms`);
    const pictures = new Set([await picture(page)]);
    for (const mode of ["Overlay", "Heat map"]) {
      await page.getByRole("combobox", { name: "Mode" }).selectOption(mode);
      pictures.add(await picture(page));
    }
    expect(pictures.size).toBe(3);
    await page.waitForURL(/histogramMode=heat/);
  });

  it("shows bin, count and step under the pointer, and a click shows that step everywhere", async () => {
    const page = await open(
      `${(await serve(await makeRun(logSpread))).url}?histogramMode=heat#histograms`,
    );
    await chartSentence(page, "spread, run");
    const { x, y, width, height } = await boxOf(chart(page, "spread, run"));
    await page.mouse.move(x + width / 2, y + height - 40);
    const [row] = await tooltipRows(page);
    expect(row).toMatchObject({ Step: "200", Count: "10" });
    await page.mouse.down();
    await page.mouse.up();
    await card(page, "spread, run").getByText("step 200").waitFor();
    await page.waitForURL(/step=200/);
    await page.getByRole("link", { name: "Distributions" }).click();
    await card(page, "spread, run").getByText("step 200").waitFor();
  });

  it("shows the steps of the page's range alone, and moves within it", async () => {
    const directory = await makeRun((writer) => {
      logSpread(writer);
      for (let step = 0; step <= 400; step++) writer.scalar("loss", step, step);
    });
    const { url } = await serve(directory);
    const page = await open(`${url}?step=400&scalars.from=200#histograms`);
    expect(await chartSentence(page, "spread, run")).toContain("3 histograms, step 200 to 400");
    await card(page, "spread, run").getByText("3 of 5 steps").waitFor();
    await page.getByRole("slider", { name: "Step" }).press("Home");
    await card(page, "spread, run").getByText("step 200 ·").waitFor();
    await page.waitForURL(/step=200\.\.400@200/);

    await page.getByRole("link", { name: "Scalars", exact: true }).click();
    const bound = (name: string) =>
      card(page, "loss").getByRole("slider", { name }).getAttribute("aria-valuenow");
    expect(await bound("Start of the range")).toBe("200");
    expect(await bound("End of the range")).toBe("400");

    await page.getByRole("link", { name: "Distributions" }).click();
    await card(page, "spread, run").getByText("3 of 5 steps").waitFor();
    await page.getByRole("button", { name: "Clear the range of steps" }).click();
    await card(page, "spread, run").getByText("5 steps", { exact: true }).waitFor();
    await page.waitForURL((address) => address.searchParams.get("step") === "200");
    await chart(page, "spread, run").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+Enter");
    await page.waitForURL(/step=200\.\.400@200/);
  });

  it("marks in every card what the pointer is at in one", async () => {
    const directory = await makeRun((writer) => {
      logSpread(writer);
      writer.histogramBuckets("narrow", [[1, 2, 5]], 100);
    });
    const { url } = await serve(directory);
    for (const [hash, hovered, other] of [
      ["histograms", "spread, run", "narrow, run"],
      ["distributions", "narrow, run", "spread, run"],
    ] as const) {
      const page = await open(`${url}#${hash}`);
      await chartSentence(page, hovered);
      await chartSentence(page, other);
      expect(await isMarked(page, other)).toBe(false);
      await hover(page, hovered, 0.5);
      await expect.poll(() => isMarked(page, other)).toBe(true);
      expect(await tooltipRows(page)).not.toEqual([]);
      await page.mouse.move(0, 0);
      await expect.poll(() => isMarked(page, other)).toBe(false);
    }
  });

  it("lays several runs at one step over each other", async () => {
    const directory = await temporaryDirectory();
    await logRun(directory, "early", (writer) => {
      writer.histogramBuckets("spread", [[0, 4, 8]], 100);
      writer.histogramBuckets("spread", [[0, 2, 8]], 200);
      writer.histogramBuckets("other", [[0, 3, 6]], 200);
    });
    await logRun(directory, "late", (writer) => {
      writer.histogramBuckets("spread", [[2, 4, 100]], 210);
    });
    const { url } = await serve(directory);
    const page = await open(`${url}?histogramMode=runs&bins=10&step=200#histograms`);
    expect(await chartSentence(page, "spread")).toBe(
      "spread: 2 runs at one step, values from 0 to 4.",
    );
    const axis = page.getByRole("radio", { name: "Relative" });
    await page.getByText("Runs at one step lie over their values, not over time.").waitFor();
    expect(await axis.count()).toBe(0);
    const rows = card(page, "spread").getByRole("row");
    await expect
      .poll(() => rows.allTextContents())
      .toEqual([
        "RunStepCountMean ≈Std ≈Median ≈",
        "early200810.5771",
        "latenearest 21010030.5773",
      ]);

    await hover(page, "spread", 0.4);
    const [first, second] = await tooltipRows(page);
    expect(Object.values(first ?? {})).toEqual(["early", "20 %", "1.6", "200"]);
    expect(Object.values(second ?? {})).toEqual(["late", "0 %", "0", "210"]);
    expect(await isMarked(page, "other")).toBe(true);

    await chart(page, "spread").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/step=210/);
    await page.keyboard.press("Escape");
    await page.getByRole("slider", { name: "Step" }).press("Home");
    await expect.poll(() => rows.nth(1).textContent()).toBe("early100821.152");
  });

  it("says of which steps it draws, and what it leaves out", async () => {
    const directory = await makeRun((writer) => {
      for (let step = 0; step < 500; step++) writer.histogramBuckets("many", [[0, 1, 5]], step);
      writer.histogramBuckets(
        "odd",
        [
          [-Infinity, 0, 3],
          [0, 1, 2],
        ],
        0,
      );
      writer.histogramBuckets("empty", [], 0);
      writer.histogramBuckets("point", [[2, 2, 9]], 0);
    });
    const page = await open(`${(await serve(directory)).url}#histograms`);
    await card(page, "many, run").getByText("200 of 500 steps drawn").waitFor();
    await card(page, "odd, run")
      .getByText("1 bucket with 3 values left out: NaN or infinite")
      .waitFor();
    await card(page, "empty, run").getByText("These histograms hold no values.").waitFor();
    await card(page, "point, run").getByText("2 to 2").waitFor();
  });

  it("reads what is near the visible part alone", async () => {
    const directory = await makeRun((writer) => {
      for (let i = 0; i < 100; i++) writer.histogram(`tag-${i}`, [1, 2, 3], 0);
    });
    const requests: string[] = [];
    const page = await open((await serve(directory)).url);
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${page.url()}#histograms`);
    await chartSentence(page, "tag-0, run");
    await chartSentence(page, "tag-5, run");
    const values = requests.filter((url) => url.endsWith("/values"));
    expect(values.length).toBeLessThan(30);
  });
});

async function picture(page: Page): Promise<string> {
  await chartSentence(page, "spread, run");
  return chart(page, "spread, run")
    .locator("canvas")
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

/** Whether anything is drawn over a chart's picture. */
function isMarked(page: Page, name: string): Promise<boolean> {
  return chart(page, name)
    .locator("canvas")
    .last()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const empty = document.createElement("canvas");
      empty.width = canvas.width;
      empty.height = canvas.height;
      return canvas.toDataURL() !== empty.toDataURL();
    });
}

function recorded(name: string, route: string, run: string, tag: string): readonly RecordedValue[] {
  const recordings: readonly Recording[] = JSON.parse(
    readFileSync(sharedFixtures("golden", `${name}.json`), "utf8"),
  );
  const found = recordings.find(
    ({ path, params }) =>
      path === `/data/plugin/${route}` && params?.run === run && params.tag === tag,
  );
  const values = found?.json ?? [];
  // What a restart hides is left out; TensorBoard's Python loader shows it.
  return values.filter(([, step], i) => values.slice(i + 1).every(([, later]) => later > step));
}

function edgesOf(bucket: readonly number[]): readonly number[] {
  return bucket.slice(0, 2);
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/[−-]?\d[\d,]*(\.\d+)?(e[−-]?\d+)?/g)].map(([each]) => numberIn(each));
}

function numberIn(text: string): number {
  return Number.parseFloat(text.replaceAll(",", "").replaceAll("−", "-"));
}

/** So many significant digits are shown. */
function closeTo(value: number, digits: number): unknown {
  const lastDigit = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) + 1 - digits);
  return {
    asymmetricMatch: (shown: number) => Math.abs(shown - value) <= lastDigit * 0.5000001,
    toString: () => "closeTo",
    toAsymmetricMatcher: () => `about ${value}`,
  };
}
