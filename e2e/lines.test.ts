import { describe, expect, it } from "vitest";
import { card, hover, linkOf, tooltipRows } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const STEPS = Array.from({ length: 21 }, (_, i) => i);

/** Two settings with a run per seed. */
const RUNS: Readonly<Record<string, readonly number[]>> = {
  "small/seed1": STEPS.map((i) => 10 - i / 4),
  "small/seed2": STEPS.map((i) => 12 - i / 2),
  "small/seed3": STEPS.map((i) => 11 + (i % 3)),
  "large/seed1": STEPS.map((i) => 5 - i / 10),
  "large/seed2": STEPS.map((i) => 4 - i / 8),
};

function middleAndSpread(group: string, step: number) {
  const values = Object.entries(RUNS).flatMap(([run, column]) =>
    run.startsWith(group) ? [column[step] ?? NaN] : [],
  );
  const mean = values.reduce((a, b) => a + b) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (values.length - 1));
  return { count: values.length, mean, lower: mean - deviation, upper: mean + deviation };
}

describe("lines of a card", () => {
  const { serve, open } = setup();

  it("are groups of runs, as their mean with the deviation around it", async () => {
    const logs = await makeLogs(
      Object.fromEntries(Object.entries(RUNS).map(([run, loss]) => [run, { loss: [...loss] }])),
    );
    const { url } = await serve(logs);
    const grouping = encodeURIComponent("/^\\w+/");
    const page = await open(`${url}?smoothing=0&group=${grouping}`);
    await card(page, "loss")
      .getByText("2 groups (mean ± std) · 105 points")
      .waitFor({ state: "attached" });

    await hover(page, "loss", 0.5);
    const rows = await tooltipRows(page);
    for (const [group, row] of ["small", "large"].map(
      (name) => [name, rows.find((each) => each["Group"]?.startsWith(name))] as const,
    )) {
      const { count, mean, lower, upper } = middleAndSpread(group, Number(row?.["Step"]));
      expect(row).toMatchObject({ Group: `${group} (${count} runs)`, Runs: String(count) });
      expect(Number(row?.["Value"])).toBeCloseTo(mean, 3);
      expect(Number(row?.["Lower"])).toBeCloseTo(lower, 3);
      expect(Number(row?.["Upper"])).toBeCloseTo(upper, 3);
    }

    await page.getByLabel("Groups as").selectOption("Their single runs");
    await card(page, "loss").getByText("5 runs · 105 points").waitFor({ state: "attached" });
    await expect.poll(() => linkOf(page)).toContain("groupCentre=runs");

    // What is in no group is drawn, too.
    await page.goto(`${url}?smoothing=0&group=${encodeURIComponent("/^small/")}`);
    await card(page, "loss")
      .getByText("1 group (mean ± std) · 2 runs · 105 points")
      .waitFor({ state: "attached" });
  });

  it("are expressions over series, as the link has them", async () => {
    const logs = await makeLogs({ a: { loss: [4, 3, 2, 1], acc: [1, 1, 2, 2] } });
    const { url } = await serve(logs);
    const expression = encodeURIComponent("=10 * x - acc");
    const page = await open(`${url}?smoothing=0&scalars.with.loss=${expression}`);
    await card(page, "loss").getByText("2 lines · 8 points").waitFor({ state: "attached" });
    await hover(page, "loss", 0.97);
    const rows = await tooltipRows(page);
    expect(rows.map((row) => [row["Line"], row["Value"], row["Step"]])).toEqual(
      expect.arrayContaining([
        ["loss (a)", "1", "3"],
        ["10 * x - acc (a)", "8", "3"],
      ]),
    );
  });

  it("compare with the baseline, as soon as one is chosen", async () => {
    const { url } = await serve(await makeLogs({ a: { loss: [4, 3] }, b: { loss: [1, 5] } }));
    const expression = encodeURIComponent("=x - baseline");
    const page = await open(`${url}?smoothing=0&scalars.with.loss=${expression}`);
    await card(page, "loss").getByText("2 runs · 4 points").waitFor({ state: "attached" });
    for (const [run, difference] of [
      ["b", "-2"],
      ["a", "2"],
    ] as const) {
      await chooseBaseline(url, run);
      await card(page, "loss").getByText("4 lines · 8 points").waitFor({ state: "attached" });
      const other = run === "b" ? "a" : "b";
      await expect
        .poll(async () => {
          await hover(page, "loss", 0.97);
          const rows = await tooltipRows(page);
          return rows.find((row) => row["Line"] === `x - baseline (${other})`)?.["Value"];
        })
        .toBe(difference.replace("-", "−"));
    }
  });

  it("say where an expression is none", async () => {
    const { url } = await serve(await makeLogs({ a: { loss: [4, 3] } }));
    const link = `${url}?smoothing=0&scalars.with.loss=${encodeURIComponent("= x /")}`;
    const page = await open(link, { expected: /400/ });
    await card(page, "loss")
      .getByRole("alert")
      .getByText("expressions.0: Character 4")
      .waitFor({ state: "attached" });
  });
});

async function chooseBaseline(url: string, run: string): Promise<void> {
  const response = await fetch(`${url}api/v1/annotations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ changes: [{ kind: "setBaseline", run }] }),
  });
  expect(response.status).toBe(200);
}
