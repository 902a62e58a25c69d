import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card, chartSentence, hover, runRow, tooltipRows } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const HTML = '<img src=x onerror="document.title = String(1)"><b>bold';
const VALUES = [3, 2, 1];

const TAGS = [
  HTML,
  `long/${"very".repeat(499)}`,
  "deep/".repeat(400),
  "אימון/הפסד",
  "loss\u202Egnol", // turns the direction of writing
  "损失/🧑🏽‍🔬 café e\u0301",
  "a.b*c(d)[e]?",
  "a&b=c#d%20e+f?",
  "__proto__",
  "  two  blanks  ",
];

describe("hostile names", () => {
  const { serve, open } = setup();

  it("of tags are shown as they are, and kept in the link", async () => {
    const tags = Object.fromEntries(TAGS.map((tag) => [tag, VALUES]));
    const { url } = await serve(await makeLogs({ run: tags }));
    // High enough for all cards at once.
    const viewport = { width: 1440, height: 2400 };
    const page = await open(url, { viewport, permissions: ["clipboard-read", "clipboard-write"] });
    const logButtons = page.getByRole("button", { name: "Log y-axis" });
    await expect.poll(() => logButtons.count()).toBe(TAGS.length);
    const shown = await page
      .getByRole("article")
      .evaluateAll((cards) => cards.map((each) => each.ariaLabel ?? ""));
    expect(shown.toSorted()).toEqual(TAGS.toSorted());
    await expectPageIsWhole(page);

    for (const button of await logButtons.all()) await button.click();
    await page.getByRole("button", { name: "Copy link to this view" }).click();
    await page.getByRole("button", { name: "Link copied" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto("about:blank");
    await page.goto(link);
    await expect
      .poll(() => page.getByRole("button", { name: "Log y-axis", pressed: true }).count())
      .toBe(TAGS.length);
    await expectPageIsWhole(page);
  });

  it("have a stand-in for what cannot be seen", async () => {
    const { url } = await serve(
      await makeLogs({
        "first\nsecond": { "\u0007bell": VALUES, loss: VALUES },
        " ": { loss: VALUES },
        "run\u202Enur": { loss: VALUES }, // turns the direction of writing
      }),
    );
    const page = await open(url);
    await chartSentence(page, "loss");
    const runs = ["first↵second", "run\\u202enur", "␣"];
    for (const text of [...runs, "\\x07bell"]) {
      await page.getByText(text, { exact: true }).first().waitFor();
    }
    await hover(page, "loss", 0.5);
    const told = (await tooltipRows(page)).map((row) => row["Run"]);
    expect(told.toSorted()).toEqual(runs);
    await card(page, "loss").getByRole("button", { name: "Data table" }).click();
    const heads = page.getByRole("region", { name: "Table of loss" }).getByRole("rowheader");
    await expect.poll(async () => (await heads.allTextContents()).toSorted()).toEqual(runs);
  });

  it("of runs are shown as they are", async () => {
    // A directory takes no more than 255 bytes.
    const runs = [HTML, "long".repeat(60), "אימון", "🧑🏽‍🔬 %20&a=b#c?", "a/b/c/d"];
    const { url } = await serve(
      await makeLogs(Object.fromEntries(runs.map((run) => [run, { loss: VALUES }]))),
    );
    const page = await open(url);
    await chartSentence(page, "loss");
    for (const run of runs) await runRow(page, run).waitFor();
    await hover(page, "loss", 0.5);
    const named = (await tooltipRows(page)).map((row) => row["Run"]);
    expect(named.toSorted()).toEqual(runs.toSorted());
    await expectPageIsWhole(page);

    await runRow(page, HTML).click();
    await page.waitForURL(/hidden=/);
    await page.reload();
    await card(page, "loss").getByText("4 runs").waitFor();
    expect(await runRow(page, HTML).getAttribute("aria-selected")).toBe("false");
  });
});

/** Nothing of a name became an element or ran, and the page does not scroll sideways. */
async function expectPageIsWhole(page: Page): Promise<void> {
  expect(await page.locator("img, b").count()).toBe(0);
  expect(await page.title()).toMatch(/ · Runlens$/);
  const overflowing = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("main, article")]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(overflowing).toEqual([]);
}
