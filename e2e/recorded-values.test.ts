import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card, chartSentence, hover, tooltipRows } from "./support/dashboard.ts";
import { setup } from "./support/setup.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";

if (!haveSharedFixtures) process.stdout.write("e2e: no recorded values, ../shared is not there\n");

/** What stands in TensorBoard's answer: wall time, step, value. */
type RecordedPoint = readonly [wallTimeSecs: number, step: number, value: number | string];

interface Recording {
  readonly path: string;
  readonly params: Readonly<Partial<Record<"run" | "tag" | "format", string>>> | null;
  readonly json?: RecordedPoint[];
}

/** Of each kind of writer and of each encoding. */
const SHOWN = {
  tf: {
    runs: ["gradient_tape/train", "gradient_tape/val", "hparams_tuning/run-0/validation"],
    tags: ["loss", "gradient_norm/sequential/conv/bias", "accuracy", "epoch_loss"],
  },
  py: {
    runs: ["torch/all", "tensorboardX/run", "optuna/trial-18", "lightning/reg/version_0"],
    // The second is in double precision.
    tags: ["loss/train", "loss/train_dp", "nan/inf", "a/b", "objective", "epoch"],
  },
} as const;

/** Places across a chart, beside the labels of its y-axis. */
const SHARES = Array.from({ length: 14 }, (_, i) => 0.15 + 0.06 * i);

describe.skipIf(!haveSharedFixtures)("the tooltip shows what TensorBoard recorded", () => {
  const { serve, open } = setup();

  it.each(["tf", "py"] as const)("of %s", async (name) => {
    const recordings = readRecordings(name);
    const { url } = await serve(sharedFixtures("logs", name));
    const page = await open(linkTo(url, SHOWN[name]));
    for (const tag of SHOWN[name].tags) {
      const stepsSeen = new Set<string>();
      for (const row of await rowsAcross(page, tag)) {
        const { Run: run = "", Step: step = "", Value: value = "", Time: time } = row;
        const point = pointsOf(recordings, run, tag).find((each) => each[1] === numberIn(step));
        if (point === undefined) expect.fail(`${run} has no step ${step} of ${tag}`);
        expectSameValue(value, Number(point[2]));
        expect(time).toBe(timeText(point[0]));
        stepsSeen.add(step);
      }
      expect(stepsSeen.size, tag).toBeGreaterThanOrEqual(4);
    }
  });
});

function linkTo(url: string, { runs, tags }: (typeof SHOWN)[keyof typeof SHOWN]): string {
  const params = new URLSearchParams({ tagFilter: `^(${tags.join("|")})$` });
  for (const run of runs) params.append("shown", run);
  return `${url}?${params}`;
}

/** What the tooltip says with the pointer at one place after the other. */
async function rowsAcross(page: Page, tag: string): Promise<Record<string, string>[]> {
  await card(page, tag).scrollIntoViewIfNeeded();
  await chartSentence(page, tag);
  const rows: Record<string, string>[] = [];
  for (const share of SHARES) {
    await hover(page, tag, share);
    rows.push(...(await tooltipRows(page)));
  }
  return rows;
}

function readRecordings(name: string): readonly Recording[] {
  return JSON.parse(readFileSync(sharedFixtures("golden", `${name}.json`), "utf8"));
}

function pointsOf(recordings: readonly Recording[], run: string, tag: string) {
  const found = recordings.find(
    ({ path, params }) =>
      path === "/data/plugin/scalars/scalars" &&
      params?.run === run &&
      params.tag === tag &&
      params.format === undefined,
  );
  return found?.json ?? [];
}

/** Five significant digits are shown. */
function expectSameValue(text: string, recorded: number): void {
  if (!Number.isFinite(recorded)) {
    const signs = new Map([
      ["NaN", NaN],
      ["+∞", Infinity],
      ["−∞", -Infinity],
    ]);
    expect(signs.get(text)).toBe(recorded);
    return;
  }
  const lastDigit = 10 ** (Math.floor(Math.log10(Math.abs(recorded) || 1)) - 4);
  expect(Math.abs(numberIn(text) - recorded)).toBeLessThanOrEqual(lastDigit * 0.5000001);
}

function numberIn(text: string): number {
  return Number(text.replaceAll(",", "").replace("−", "-"));
}

function timeText(wallTimeSecs: number): string {
  return new Date(wallTimeSecs * 1000).toISOString().slice(0, 19).replace("T", " ");
}
