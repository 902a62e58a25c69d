import { readFileSync } from "node:fs";
import type { SummaryWriter } from "@runlens/writer";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { boxOf, card, chart, chartSentence, tooltipRows } from "./support/dashboard.ts";
import { logRun, makeRun, START_SECS, temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";

interface RecordedCurve {
  readonly step: number;
  readonly thresholds: readonly number[];
  readonly precision: readonly number[];
  readonly recall: readonly number[];
  readonly true_positives: readonly number[];
  readonly false_positives: readonly number[];
  readonly true_negatives: readonly number[];
  readonly false_negatives: readonly number[];
}

interface Recording {
  readonly path: string;
  readonly params: Readonly<Partial<Record<"run" | "tag", string>>> | null;
  readonly json?: Readonly<Record<string, readonly RecordedCurve[]>>;
}

/** Of each kind of writer. */
const SHOWN = [
  ["tf", "gradient_tape/val", "digit_1/pr_curves"],
  ["py", "torch/all", "pr"],
] as const;

if (!haveSharedFixtures) process.stdout.write("e2e: no recorded values, ../shared is not there\n");

describe.skipIf(!haveSharedFixtures)(
  "the tooltip shows the curve that TensorBoard recorded",
  () => {
    const { serve, open } = setup();

    it.each(SHOWN)("of %s, %s, %s", async (name, run, tag) => {
      const { url } = await serve(sharedFixtures("logs", name));
      const view = `?${new URLSearchParams({ shown: run, tagFilter: `^${tag}$` })}`;
      const page = await open(`${url}${view}#pr_curves`);
      const curve = recorded(name, run, tag);
      await card(page, tag)
        .getByRole("cell", { name: `step ${curve.step}`, exact: true })
        .waitFor();
      const rows = await rowsAlong(page, tag);
      expect(rows.length).toBe(curve.thresholds.length);
      for (const row of rows) {
        const at = curve.thresholds.findIndex((each) => isShownAs(each, row["Threshold"]));
        expect(row).toEqual({
          Run: run,
          Threshold: shownAs(curve.thresholds[at]),
          Precision: shownAs(curve.precision[at]),
          Recall: shownAs(curve.recall[at]),
          TP: shownAs(curve.true_positives[at]),
          FP: shownAs(curve.false_positives[at]),
          TN: shownAs(curve.true_negatives[at]),
          FN: shownAs(curve.false_negatives[at]),
        });
      }
    });
  },
);

describe("the dashboard of precision-recall curves", () => {
  const { serve, open } = setup();

  it("computes average precision and best F1 of each run", async () => {
    const page = await open(`${(await serve(await logCurves())).url}#pr_curves`);
    const row = card(page, "pr").getByRole("row", { name: "good" });
    await row.getByRole("cell", { name: "step 20" }).waitFor();
    // At thresholds 1, 0.5, 0: recall 0.5, 1, 1 and precision 1, 1, 0.5.
    expect(await row.getByRole("cell").allTextContents()).toEqual(["step 20", "1", "1", "0.5"]);
    expect(await chartSentence(page, "pr")).toMatch(/^pr: 2 curves of precision over recall/);
  });

  it("follows the step of the page, but for runs that have one of their own", async () => {
    const page = await open(`${(await serve(await logCurves())).url}?step=0#pr_curves`);
    const shown = (run: string, step: number) =>
      card(page, "pr")
        .getByRole("row", { name: run })
        .getByRole("cell", { name: `step ${step}` });
    await shown("good", 0).waitFor();
    await shown("poor", 0).waitFor();
    await page.getByRole("button", { name: "Steps of runs" }).click();
    await page.getByRole("slider", { name: "Step of poor" }).press("End");
    await shown("poor", 20).waitFor();
    await shown("good", 0).waitFor();
    await page.waitForURL(/pr_curves\.steps=/);
    await page.reload();
    await shown("poor", 20).waitFor();
    await page.getByRole("button", { name: "Follow the page's step: poor" }).click();
    await shown("poor", 0).waitFor();
  });

  it("shows every step that was logged, by step, relative or wall time", async () => {
    const directory = await makeRun((writer) => {
      for (let step = 0; step < 150; step++) logCurve(writer, "pr", [1, 1], step);
    });
    const page = await open(`${(await serve(directory)).url}?step=149&prTime=relative#pr_curves`);
    await card(page, "pr").getByRole("cell", { name: "2 m 29 s" }).waitFor();
    await page.getByRole("radio", { name: "Wall time" }).check({ force: true });
    await card(page, "pr").getByRole("cell", { name: "2024-01-01 00:02:29" }).waitFor();
    await page.getByRole("radio", { name: "Step" }).check({ force: true });
    await card(page, "pr").getByRole("cell", { name: "step 149" }).waitFor();
  });

  it("zooms by every notch of a quick turn of the wheel", async () => {
    const page = await open(`${(await serve(await logCurves())).url}#pr_curves`);
    await chartSentence(page, "pr");
    const { x, y, width, height } = await boxOf(chart(page, "pr"));
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    await page.keyboard.down("Control");
    for (let i = 0; i < 4; i++) {
      await page.mouse.wheel(0, -100);
      await page.clock.runFor(20);
    }
    await page.keyboard.up("Control");
    await page.clock.runFor(1000);
    const [, min, max] = /pr=s([^%~]+)(?:%7E|~)([^_]+)/.exec(page.url()) ?? [];
    expect(Number(max) - Number(min)).toBeCloseTo(0.8 ** 4, 1);
  });

  it("zooms by dragging and shows all after a double click", async () => {
    const page = await open(`${(await serve(await logCurves())).url}#pr_curves`);
    await chartSentence(page, "pr");
    const { x, y, width, height } = await boxOf(chart(page, "pr"));
    await page.mouse.move(x + width * 0.5, y + height * 0.2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.9, y + height * 0.6);
    await page.mouse.up();
    await page.waitForURL(/pr_curves\.card\.pr=s0/);
    await page.mouse.dblclick(x + width * 0.7, y + height * 0.4);
    await page.waitForURL((url) => !url.href.includes("card.pr"));
  });

  it("says what is wrong with values that are no curves, and draws the others", async () => {
    const directory = await makeRun((writer) => {
      const odd = { pluginName: "pr_curves", dataClass: "tensor" } as const;
      writer.tensor("rows", { values: [1, 2, 3, 4], shape: [2, 2], dtype: "float32" }, 0, odd);
      writer.tensor("empty", { values: [], shape: [6, 0], dtype: "float32" }, 0, odd);
      writer.tensor("text", { values: ["<b>6</b>"], shape: [1], dtype: "string" }, 0, odd);
      const nans = Array.from({ length: 12 }, (_, i) => (i < 4 ? 1 : NaN));
      writer.tensor("nan", { values: nans, shape: [6, 2], dtype: "float32" }, 0, odd);
      logCurve(writer, "fine", [1, 1], 0);
    });
    const page = await open(`${(await serve(directory)).url}#pr_curves`);
    await card(page, "rows").getByText("has the shape [2, 2]").waitFor();
    await card(page, "empty").getByText("has the shape [6, 0]").waitFor();
    await card(page, "text").getByText("of type string").waitFor();
    await card(page, "nan").getByRole("cell", { name: "NaN" }).first().waitFor();
    await chartSentence(page, "fine");
  });
});

/** What the tooltip says at each point of a card's only curve, from the highest threshold down. */
async function rowsAlong(page: Page, tag: string): Promise<readonly Record<string, string>[]> {
  await chartSentence(page, tag);
  await chart(page, tag).focus();
  const row = async (key: string) => {
    await page.keyboard.press(key);
    const [first = {}] = await tooltipRows(page);
    return first;
  };
  let last = await row("ArrowRight");
  for (let next = await row("ArrowLeft"); next["Threshold"] !== last["Threshold"];) {
    last = next;
    next = await row("ArrowLeft");
  }
  const rows = [last];
  for (let next = await row("ArrowRight"); next["Threshold"] !== rows.at(-1)?.["Threshold"];) {
    rows.push(next);
    next = await row("ArrowRight");
  }
  return rows;
}

/** Two runs with curves at steps 0, 10 and 20. */
async function logCurves(): Promise<string> {
  const directory = await temporaryDirectory();
  for (const [run, precision] of [
    ["good", [0.5, 1, 1]],
    ["poor", [0.5, 0.5, 0.4]],
  ] as const) {
    await logRun(directory, run, (writer) => {
      for (const step of [0, 10, 20]) logCurve(writer, "pr", precision, step);
    });
  }
  return directory;
}

/** A curve that loses half of its recall at the last threshold; one step a second. */
function logCurve(
  writer: SummaryWriter,
  tag: string,
  precision: readonly number[],
  step: number,
): void {
  const ones = precision.map(() => 1);
  const counts = {
    truePositives: ones,
    falsePositives: ones,
    trueNegatives: ones,
    falseNegatives: ones,
    precision,
    recall: precision.map((_, i) => (i === precision.length - 1 ? 0.5 : 1)),
  };
  writer.prCurve(tag, counts, step, { wallTimeSecs: START_SECS + step });
}

/** The newest curve. */
function recorded(name: string, run: string, tag: string): RecordedCurve {
  const recordings: readonly Recording[] = JSON.parse(
    readFileSync(sharedFixtures("golden", `${name}.json`), "utf8"),
  );
  const found = recordings.find(
    ({ path, params }) =>
      path === "/data/plugin/pr_curves/pr_curves" && params?.run === run && params.tag === tag,
  );
  return found?.json?.[run]?.at(-1) ?? expect.fail(`nothing was recorded of ${run}, ${tag}`);
}

/** Five significant digits are shown. */
function shownAs(value: number | undefined): unknown {
  return {
    asymmetricMatch: (text: string) => isShownAs(value ?? NaN, text),
    toString: () => "shownAs",
    toAsymmetricMatcher: () => `about ${value}`,
  };
}

function isShownAs(value: number, text: string | undefined): boolean {
  const shown = Number(text?.replaceAll(",", ""));
  return Math.abs(shown - value) <= 0.5000001e-4 * Math.max(Math.abs(value), 1e-9);
}
