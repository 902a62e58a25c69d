import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { card, chartSentence } from "./support/dashboard.ts";
import { temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Name → log directory, what to add to the address, and what to do there. */
const STATES: Readonly<
  Record<string, readonly [string, string, (page: Page) => Promise<unknown>]>
> = {
  charts: ["testdata/two-runs", "", (page) => chartSentence(page, "loss")],
  "a card under the pointer": ["testdata/two-runs", "", (page) => card(page, "loss").hover()],
  "a damaged file": [
    "testdata/damaged",
    "",
    (page) => page.getByRole("button", { name: "2 damaged places" }).click(),
  ],
  shortcuts: [
    "testdata/two-runs",
    "",
    (page) => page.getByRole("button", { name: "Help and shortcuts" }).click(),
  ],
  "filters that are no expressions": [
    "testdata/two-runs",
    "",
    async (page) => {
      await page.getByRole("searchbox", { name: "Filter tags" }).fill("(");
      await page.getByRole("searchbox", { name: "Filter runs" }).fill("(");
    },
  ],
  "a filter without a match": [
    "testdata/two-runs",
    "?tagFilter=nothing",
    (page) => page.getByText("No tag matches").waitFor(),
  ],
};

describe.each(["light", "dark"] as const)("WCAG 2.2 A and AA, %s theme", (colorScheme) => {
  const { serve, open } = setup();

  it("are met in every state of a page with data", async () => {
    const logs = new Set(Object.values(STATES).map(([directory]) => directory));
    const urls = new Map<string, string>();
    for (const directory of logs) urls.set(directory, (await serve(inRoot(directory))).url);
    for (const [state, [directory, view, reach]] of Object.entries(STATES)) {
      const page = await open((urls.get(directory) ?? "") + view, { colorScheme });
      await page.getByRole("searchbox", { name: "Filter tags" }).waitFor();
      await reach(page);
      expect(await violations(page), state).toEqual([]);
      await page.context().close();
    }
  });

  it("are met without data", async () => {
    const { url } = await serve(await temporaryDirectory());
    const page = await open(url, { colorScheme });
    await page.getByText("No event files in").waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)),
  );
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const found = await (globalThis as typeof globalThis & { axe: typeof axe }).axe.run({
      runOnly: { type: "tag", values: tags },
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
    );
  }, RULES);
}
