import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
  boxOf,
  card,
  chart,
  chartSentence,
  drag,
  hover,
  picture,
  tooltipRows,
} from "./support/dashboard.ts";
import { makeLogs, temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";
import { writeSweep } from "./support/sweep-logs.ts";

const FALLING = Array.from({ length: 101 }, (_, step) => 100 - step);
const RISING = FALLING.toReversed();
const LOGS = {
  one: { "train/loss": FALLING, "train/rate": RISING, "val/loss": FALLING },
  two: { "train/loss": FALLING.map((value) => value * 2), "val/loss": RISING },
};

describe("cards of scalars", () => {
  const { serve, open } = setup();

  async function openCards(view = ""): Promise<Page> {
    const { url } = await serve(await makeLogs(LOGS));
    const page = await open(`${url}?smoothing=0${view}`);
    await chartSentence(page, "train/loss");
    return page;
  }

  it("are pinned to the top, in the link and for the next visit", async () => {
    const page = await openCards();
    await press(page, "train/rate", "Pin");
    const pinned = page.getByRole("region", { name: "Pinned" });
    await card(page, "train/rate").nth(1).waitFor();
    expect(await names(pinned)).toEqual(["train/rate"]);
    await page.waitForURL(/scalars\.pins=train\/rate/);

    // A link that says anything is whole.
    await page.goto(new URL("?smoothing=0", page.url()).href);
    await chartSentence(page, "train/loss");
    expect(await pinned.count()).toBe(0);
    await page.goto(new URL("/", page.url()).href);
    await pinned.waitFor();
    await page.waitForURL(/scalars\.pins=train\/rate/);
    await pinned.getByRole("button", { name: "Clear all pins" }).click();
    await pinned.waitFor({ state: "detached" });
    await page.waitForURL((address) => !address.search.includes("pins"));
    await page.reload();
    await chartSentence(page, "train/loss");
    expect(await pinned.count()).toBe(0);
  });

  it("take the whole row, and give it back on Escape", async () => {
    const page = await openCards();
    const before = await boxOf(card(page, "train/loss"));
    await press(page, "train/loss", "Full size");
    await expect
      .poll(async () => (await boxOf(card(page, "train/loss"))).width)
      .toBeGreaterThan(before.width * 1.5);
    await page.keyboard.press("Escape");
    await expect.poll(() => boxOf(card(page, "train/loss"))).toEqual(before);
  });

  it("are moved within their group by dragging and by keys", async () => {
    const page = await openCards();
    const group = page.getByRole("region", { name: "train", exact: true });
    expect(await names(group)).toEqual(["train/loss", "train/rate"]);
    await carry(page, "train/rate", "train/loss", 0.1);
    await expect.poll(() => names(group)).toEqual(["train/rate", "train/loss"]);

    await card(page, "train/loss").getByRole("button", { name: "More" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menu", { name: "train/loss" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => names(group)).toEqual(["train/loss", "train/rate"]);
    await page.waitForURL(/order\.train=train\/loss,train\/rate/);
  });

  it("are hidden, and shown again", async () => {
    const page = await openCards();
    await choose(page, "train/rate", "Hide card");
    await card(page, "train/rate").waitFor({ state: "detached" });
    await page.getByText("1 card hidden").waitFor();
    await page.getByRole("button", { name: "Show it" }).click();
    await card(page, "train/rate").waitFor();
  });

  it("take the tags of a card that is let go over them, and let go of them", async () => {
    const page = await openCards();
    await carry(page, "train/rate", "train/loss", 0.5);
    await expect.poll(() => chartSentence(page, "train/loss")).toContain("3 lines");
    await page.waitForURL(/with\.train\/loss=train\/rate/);
    await choose(page, "train/loss", "train/rate on the right axis", "menuitemcheckbox");
    await card(page, "train/loss").getByText("train/rate (right axis)").waitFor();
    await choose(page, "train/loss", "Logarithmic", "menuitemcheckbox");
    const bothLog = await picture(page, "train/loss");
    await press(page, "train/loss", "More");
    const right = page.getByRole("group", { name: "Right axis" });
    await right.getByRole("menuitemcheckbox", { name: "Linear" }).click();
    await page.waitForURL(/card\.train\/loss=log_zlin/);
    await expect.poll(() => picture(page, "train/loss")).not.toBe(bothLog);
    await choose(page, "train/loss", "Remove train/rate");
    await expect.poll(() => chartSentence(page, "train/loss")).toContain("2 lines");
  });

  it("take the tags that a pattern finds, after a look at them", async () => {
    const page = await openCards();
    await choose(page, "train/loss", "Add tags…");
    const dialog = page.getByRole("dialog", { name: "Add tags to train/loss" });
    const listed = () => dialog.getByRole("listitem").allInnerTexts();
    await dialog.getByRole("button", { name: "train/rate" }).click();
    expect(await listed()).toEqual(["train/rate"]);
    await dialog.getByRole("searchbox").fill("^val/|rate");
    expect(await listed()).toEqual(["train/rate", "val/loss"]);
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect.poll(() => chartSentence(page, "train/loss")).toContain("5 lines");
  });

  it("show what an expression makes of their tag, written with completion", async () => {
    const page = await openCards();
    await choose(page, "train/loss", "Add expression…");
    const dialog = page.getByRole("dialog", { name: "Add an expression to train/loss" });
    const field = dialog.getByRole("searchbox");
    await page.locator("[aria-label=Expression]:focus").waitFor();
    await page.keyboard.type("x - va");
    await dialog.getByRole("option", { name: "val/loss", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    expect(await field.inputValue()).toBe("x - val/loss ");
    expect(await dialog.getByRole("option", { selected: true }).count()).toBe(0);
    await page.keyboard.press("Enter");
    await expect.poll(() => chartSentence(page, "train/loss")).toContain("4 lines");
    await card(page, "train/loss").getByText("with x - val/loss").waitFor();
    await hover(page, "train/loss", 0.98);
    const rows = await tooltipRows(page);
    expect(rows.find((each) => each["Line"] === "x - val/loss (two)")).toMatchObject({
      Value: "−100",
      Step: "100",
    });
  });

  it("take no expression over a tag that no run has, and let nothing lie over what adds one", async () => {
    const page = await openCards();
    await choose(page, "train/loss", "Add expression…");
    const dialog = page.getByRole("dialog", { name: "Add an expression to train/loss" });
    const add = dialog.getByRole("button", { name: "Add", exact: true });
    await page.locator("[aria-label=Expression]:focus").waitFor();
    await page.keyboard.type("x - nope");
    await dialog.getByText("No run has “nope”.").waitFor();
    expect(await add.isEnabled()).toBe(false);
    await dialog.getByRole("searchbox").fill("ema(x, 0.9)");
    await dialog.getByRole("option", { name: "+" }).waitFor();
    await add.click();
    await expect.poll(() => chartSentence(page, "train/loss")).toContain("4 lines");
  });

  it("have the values of a tag as their horizontal axis", async () => {
    const page = await openCards();
    await choose(page, "train/rate", "Use as horizontal axis", "menuitemcheckbox");
    await page.waitForURL(/xTag=train\/rate/);
    await expect.poll(() => chartSentence(page, "train/loss")).toContain("1 line, x 0 to 100");
    await card(page, "train/loss").locator(".line-card-x").getByText("train/rate").waitFor();
    const axis = page.getByRole("group", { name: "Horizontal axis" });
    const tag = page.getByRole("combobox", { name: "Tag as horizontal axis" });
    expect(await axis.getByRole("radio", { checked: true }).count()).toBe(0);
    expect(await tag.inputValue()).toBe("train/rate");
    await axis.getByText("Step").click();
    await expect.poll(() => chartSentence(page, "train/loss")).toContain("2 lines, step 0 to 100");
    await tag.selectOption("train/rate");
    await page.waitForURL(/xTag=train\/rate/);
    await page.getByRole("button", { name: "Horizontal axis: train/rate" }).click();
    await expect.poll(() => chartSentence(page, "train/loss")).toContain("2 lines, step 0 to 100");
  });

  it("are smoothed by a size of its own for each kind, which says what is in force", async () => {
    const page = await openCards();
    await page.getByRole("combobox", { name: "Smoothing by" }).selectOption("Running mean");
    const width = page.getByRole("textbox", { name: "Smoothing, width in points, exact value" });
    await width.fill("3000");
    await page.getByRole("alert").getByText("From 0 to 2000; now 2000.").waitFor();
    await width.press("Enter");
    expect(await width.inputValue()).toBe("2000");
    await width.fill("3");
    await page.waitForURL(/smoothingBy=mean&smoothingWidth=3/);
    await hover(page, "train/loss", 0.98);
    const smoothed = async () =>
      (await tooltipRows(page)).find((each) => each["Run"] === "one")?.["Smoothed"];
    await expect.poll(smoothed).toBe("0.5");
    await page.getByRole("combobox", { name: "Smoothing by" }).selectOption("Moving average");
    const weight = page.getByRole("textbox", { name: "Smoothing, exact value" });
    expect(await weight.inputValue()).toBe("0");
  });

  it("have scales of their own or those of the page, and bounds set by hand", async () => {
    const page = await openCards();
    const linear = await picture(page, "train/loss");
    await choose(page, "train/loss", "Symlog", "menuitemcheckbox");
    await page.waitForURL(/card\.train\/loss=sym/);
    await expect.poll(() => picture(page, "train/loss")).not.toBe(linear);
    const symlog = await picture(page, "train/loss");
    await page.getByRole("radio", { name: "Log", exact: true }).last().check({ force: true });
    await page.waitForURL(/yScale=log/);
    expect(await picture(page, "train/loss")).toBe(symlog);

    await press(page, "train/loss", "Range of the axes");
    const from = page.getByRole("textbox", { name: "Vertical, from" });
    await from.fill("abc");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("No number").waitFor();
    expect(await from.inputValue()).toBe("abc");
    await from.fill("5,0e1");
    await page.keyboard.press("Enter");
    await page.waitForURL(/card\.train\/loss=Y50%7E_sym/);
    await page.getByRole("textbox", { name: "Horizontal, to" }).fill("20");
    await page.keyboard.press("Enter");
    await page.waitForURL(/card\.train\/loss=s0%7E20_Y50%7E_sym/);
  });

  it("zoom together when zooms are linked", async () => {
    const page = await openCards("&linkZoom=true");
    await chartSentence(page, "val/loss");
    const before = await picture(page, "val/loss");
    await drag(page, "train/loss", 0.4, 0.8);
    await page.waitForURL(/scalars\.zoom=s/);
    await page.mouse.move(0, 0);
    await expect.poll(() => picture(page, "val/loss")).not.toBe(before);
    await chart(page, "val/loss").dblclick();
    await page.waitForURL((address) => !address.search.includes("scalars.zoom"));
    await page.mouse.move(0, 0);
    await expect.poll(() => picture(page, "val/loss")).toBe(before);
  });

  it("order and limit the rows of their tooltip", async () => {
    const page = await openCards("&tooltipOrder=descending&tooltipRows=1");
    await hover(page, "train/loss", 0.5);
    expect((await tooltipRows(page)).map((shown) => shown["Run"])).toEqual(["two"]);
    await page.getByText("+ 1 more").waitFor();
  });

  it("keep what tells them apart in sight: their title, and both ends of long names", async () => {
    const [folders, tag] = [
      "optimizer/parameter_groups/",
      "gradient_norm_of_all_layers_before_it_is_clipped",
    ];
    const run = `2024-03-sweep/resnet50-${"wide-".repeat(12)}augmented/seed`;
    const logs = await makeLogs({
      [`${run}1`]: { [folders + tag]: FALLING },
      [`${run}2`]: { [folders + tag]: RISING },
    });
    const { url } = await serve(logs);
    const page = await open(`${url}?smoothing=0`);
    await chartSentence(page, folders + tag);
    const title = card(page, folders + tag).locator(".line-card-name");
    expect(await title.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    await hover(page, folders + tag, 0.5);
    const shown = page.locator(".rl-chart-tooltip td > div").first();
    await shown.waitFor();
    const { clipped, beyond } = await shown.evaluate((box) => {
      const start = box.querySelector("span");
      const range = document.createRange();
      range.selectNode(box.lastChild ?? box);
      return {
        clipped: (start?.scrollWidth ?? 0) - (start?.clientWidth ?? 0),
        beyond: range.getBoundingClientRect().right - box.getBoundingClientRect().right,
      };
    });
    expect(clipped).toBeGreaterThan(0);
    expect(beyond).toBeLessThanOrEqual(0.5);
  });

  it("keep what a click reads as a table", async () => {
    const page = await openCards();
    await hover(page, "train/loss", 0.5);
    await page.mouse.down();
    await page.mouse.up();
    const reading = page.getByRole("dialog", { name: "Values of train/loss" });
    await expect.poll(() => reading.getByRole("row").count()).toBe(3);
    await reading.getByRole("button", { name: "Close values" }).click();
    await reading.waitFor({ state: "detached" });
  });

  it("say how many values are no numbers", async () => {
    const { url } = await serve(await makeLogs({ run: { loss: [1, NaN, Infinity, 2] } }));
    const page = await open(`${url}?smoothing=0`);
    const badge = card(page, "loss").getByRole("button", { name: "NaN and +∞ from step 1" });
    expect(await badge.getAttribute("title")).toMatch(/^run: 1 NaN · 1 \+∞, first at step 1\n/);
  });
});

describe("the table of a card", () => {
  const { serve, open } = setup();

  async function openTable(view = "", points = FALLING): Promise<Page> {
    const { url } = await serve(
      await makeLogs({ one: { loss: points }, two: { loss: points.toReversed() } }),
    );
    const page = await open(`${url}?smoothing=0&scalars.card.loss=table${view}`);
    await chartSentence(page, "loss");
    return page;
  }

  it("says start, end, extremes, mean and change of all points", async () => {
    const page = await openTable();
    await expect
      .poll(() => tableRows(page))
      .toEqual([
        row("one", { Last: "0", Start: "100", End: "0", Change: "−100", Share: "−100 %" }),
        row("two", { Last: "100", Start: "0", End: "100", Change: "+100", Share: "–" }),
      ]);
    await page.getByRole("button", { name: "Start" }).click();
    await expect
      .poll(async () => (await tableRows(page)).map(([name]) => name))
      .toEqual(["two", "one"]);
    await page.waitForURL(/scalars\.sort=start/);
  });

  it("follows a step and a range, typed, clicked and dragged, that the link keeps", async () => {
    const page = await openTable();
    const field = page.getByRole("textbox", { name: "Marked step or range" });
    await field.fill("1.5");
    await field.press("Enter");
    await page.getByText(/^Whole steps only/).waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await field.fill("20-60");
    await field.press("Enter");
    await page.waitForURL(/step=20\.\.60/);
    await page.getByText("steps 20 to 60", { exact: true }).waitFor();
    await expect
      .poll(async () => (await tableRows(page))[0])
      .toEqual(
        row(
          "one",
          { Last: "40", Step: "60", Start: "80", End: "40", Change: "−40", Share: "−50 %" },
          40,
          80,
          60,
        ),
      );

    const end = page.getByRole("slider", { name: "End of the range" });
    await end.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/step=20\.\.61/);
    await page.keyboard.press("Delete");
    await page.waitForURL((address) => address.searchParams.get("step") === "20");
    await field.fill("");
    await field.press("Enter");
    await page.waitForURL((address) => !address.searchParams.has("step"));

    const { x, y, width, height } = await boxOf(chart(page, "loss"));
    await page.mouse.click(x + width / 2, y + height - 10);
    await page.waitForURL(/step=\d+/);
    await choose(page, "loss", "Clear the marked steps");
    await page.waitForURL((address) => !address.searchParams.has("step"));
    await choose(page, "loss", "Mark the last step");
    await page.waitForURL(/step=100/);
  });

  it("has hyperparameters as columns, which move, sort and go by keys, mouse and menu", async () => {
    const directory = await temporaryDirectory();
    await writeSweep(directory);
    const { url } = await serve(directory);
    const page = await open(`${url}?smoothing=0&scalars.card.val/loss=table&scalars.columns=end`);
    await chartSentence(page, "val/loss");
    await page.getByRole("button", { name: "Columns of tables" }).click();
    await page.getByRole("searchbox", { name: "Search columns" }).fill("lr|optim");
    await page.getByRole("button", { name: "Add 2 that differ" }).click();
    await page.keyboard.press("Escape");
    const table = page.getByRole("region", { name: "Table of val/loss" });
    const heads = (): Promise<string[]> => table.locator("thead button").allInnerTexts();
    const head = (name: string): Locator => table.getByRole("button", { name, exact: true });
    await expect.poll(heads).toEqual(["Name", "End", "lr", "optimizer"]);
    await expect.poll(async () => (await tableRows(page))[0]?.slice(2)).toEqual(["0.01", "adam"]);

    await head("optimizer").press("Alt+ArrowLeft");
    await expect.poll(heads).toEqual(["Name", "End", "optimizer", "lr"]);
    await page.keyboard.press("Alt+ArrowLeft");
    await expect.poll(heads).toEqual(["Name", "optimizer", "End", "lr"]);
    await head("lr").dragTo(head("optimizer"));
    await expect.poll(heads).toEqual(["Name", "lr", "optimizer", "End"]);
    await head("End").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Remove column" }).click();
    await expect.poll(heads).toEqual(["Name", "lr", "optimizer"]);
    await head("optimizer").press("ArrowDown");
    await page.getByRole("menuitemcheckbox", { name: "Sort descending" }).click();
    await expect.poll(async () => (await tableRows(page))[0]?.slice(1)).toEqual(["0.01", "sgd"]);
    await head("lr").press("Delete");
    await expect.poll(heads).toEqual(["Name", "optimizer"]);
    await page.waitForURL(/scalars\.sort=-hp:optimizer&scalars\.columns=hp:optimizer/);
    expect(await head("optimizer").evaluate((button) => button === document.activeElement)).toBe(
      true,
    );
  });

  it("is exact for series of which the chart draws a part", async () => {
    const points = Array.from({ length: 60_000 }, (_, i) =>
      i === 31_234 ? -7 : i === 45_001 ? 9 : i % 3,
    );
    const page = await openTable("&step=31234", points);
    await expect
      .poll(async () => (await tableRows(page))[0]?.slice(0, 3))
      .toEqual(["one", "−7", "31,234"]);
    await expect.poll(async () => (await tableRows(page))[0]?.slice(5, 7)).toEqual(["−7", "9"]);
  });
});

/** The cells of a row with the usual columns. */
function row(
  name: string,
  { Last, Step = "100", Start, End, Change, Share }: Record<string, string>,
  min = 0,
  max = 100,
  mean = 50,
): unknown[] {
  return [name, Last, Step, Start, End, String(min), String(max), String(mean), Change, Share];
}

function tableRows(page: Page): Promise<string[][]> {
  return page
    .locator(".line-table tbody tr:not([aria-hidden])")
    .evaluateAll((rows) =>
      rows.map((each) => [...(each as HTMLTableRowElement).cells].map((cell) => cell.innerText)),
    );
}

/** Titles of the cards in a part of the page. */
function names(part: Locator): Promise<(string | null)[]> {
  return part.getByRole("article").evaluateAll((cards) => cards.map((each) => each.ariaLabel));
}

async function press(page: Page, tag: string, button: string): Promise<void> {
  await card(page, tag).first().hover();
  await card(page, tag)
    .first()
    .getByRole("button", { name: `${button}: ${tag}` })
    .click();
}

async function choose(
  page: Page,
  tag: string,
  item: string,
  role: "menuitem" | "menuitemcheckbox" = "menuitem",
): Promise<void> {
  await press(page, tag, "More");
  await page.getByRole(role, { name: item }).first().click();
}

/** Carries one card by its header over another, to a share of that one's width. */
async function carry(page: Page, tag: string, over: string, share: number): Promise<void> {
  const { width, height } = await boxOf(card(page, over));
  await card(page, tag)
    .locator("header")
    .dragTo(card(page, over), {
      sourcePosition: { x: 20, y: 14 },
      targetPosition: { x: width * share, y: height / 2 },
    });
}
