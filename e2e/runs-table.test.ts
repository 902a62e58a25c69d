import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createSummaryWriter } from "@runlens/writer";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { boxOf, card, linkOf, runList, runRow, runRows } from "./support/dashboard.ts";
import { logRun, temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

/** Run → hyperparameters and losses. */
const RUNS = {
  "adam/seed-1": { hparams: { lr: 0.1, opt: "adam" }, losses: [3, 2] },
  "adam/seed-2": { hparams: { lr: 0.01, opt: "adam" }, losses: [3, 0.5] },
  "sgd/seed-1": { hparams: { lr: 0.1, opt: "sgd" }, losses: [3, 1] },
  "sgd/seed-2": { hparams: { lr: 0.001 }, losses: [3, 4] },
} as const;

describe("the table of runs", () => {
  const { serve, open } = setup();

  async function openPage(view = ""): Promise<Page> {
    const { url } = await serve(await makeSweep());
    const page = await open(url + view);
    await page.getByText(/ of 4 runs$| shown$/).waitFor();
    return page;
  }

  it("filters by an expression that it helps to write, and so do the charts", async () => {
    const page = await openPage();
    await filter(page).focus();
    await page.keyboard.type("lr ");
    await option(page, "<").waitFor();
    await page.keyboard.type("< 0.05 and las");
    await page.keyboard.press("Tab");
    await page.keyboard.type("lo");
    await page.keyboard.press("Enter");
    await page.keyboard.type(") < 1");
    expect(await filter(page).inputValue()).toBe("lr < 0.05 and last(loss ) < 1");
    await page.keyboard.press("Escape");
    await expect.poll(() => names(page)).toEqual(["adam/seed-2"]);
    await card(page, "loss").getByText("1 run · 2 points").waitFor();

    await filter(page).fill("lr < ");
    await page.keyboard.press("Escape");
    await page.getByRole("alert").getByText("Character 6:").waitFor();
    await page.getByRole("button", { name: "Group runs" }).click({ trial: true });
    expect(await names(page)).toEqual(["adam/seed-2"]);
    await filter(page).fill("no_such_name < 1");
    await page.keyboard.press("Escape");
    await page.getByRole("alert").getByText("No run has “no_such_name”.").waitFor();

    await filter(page).fill("not has_nan(loss)");
    await expect.poll(() => names(page)).toHaveLength(4);
    expect(await page.getByRole("listbox", { name: "Completions" }).count()).toBe(0);
    await page.keyboard.type(" ");
    await option(page, "<").waitFor();
  });

  it("writes what chips say into the filter", async () => {
    const page = await openPage("?runFilter=adam&col=lr");
    await expect.poll(() => names(page)).toEqual(["adam/seed-1", "adam/seed-2"]);
    await head(page, "lr").press("ArrowDown");
    await menuItem(page, "Filter…").click();
    await page.getByRole("textbox", { name: "At most, exact value" }).fill("0.05");
    await expect.poll(() => filter(page).inputValue()).toBe('run ~ "adam" and not lr > 0.05');
    await page.keyboard.press("Escape");
    await expect.poll(() => names(page)).toEqual(["adam/seed-2"]);
    await page.getByRole("button", { name: "Take away the filter of lr" }).click();
    await expect.poll(() => filter(page).inputValue()).toBe('run ~ "adam"');
  });

  it("offers the filter of a column in its menu, though what is in it comes to be known later", async () => {
    const page = await openPage("?col=lr");
    let isAnswered = false;
    await page.route("**/run-columns*", async (route) => {
      await expect.poll(() => isAnswered).toBe(true);
      await route.continue();
    });
    await page.reload();
    await page.getByText(/ of 4 runs$/).waitFor();
    await head(page, "lr").press("ArrowDown");
    await menuItem(page, "Group by this column").waitFor();
    expect(await menuItem(page, "Filter…").count()).toBe(0);
    isAnswered = true;
    await menuItem(page, "Filter…").waitFor();
  });

  it("filters by values that are ticked, with the runs that have none or without", async () => {
    const page = await openPage("?col=opt&table=full");
    await head(page, "opt").click({ button: "right" });
    await menuItem(page, "Filter…").click();
    await option(page, "adam").click();
    await expect.poll(() => names(page)).toEqual(["sgd/seed-1", "sgd/seed-2"]);
    await page.getByRole("switch", { name: "Include runs without it" }).uncheck();
    await expect.poll(() => names(page)).toEqual(["sgd/seed-1"]);
    await page.getByRole("searchbox", { name: "Search values" }).fill("rms");
    await page.getByText("No value matches").waitFor();
    await page.getByRole("button", { name: "Take this filter away" }).click();
    await expect.poll(() => runRows(page).count()).toBe(4);
  });

  it("shows columns that are chosen, in an order and sorted as wished, and saves them", async () => {
    const page = await openPage("?table=full");
    await page.getByRole("button", { name: "Columns", exact: true }).click();
    await page.getByRole("searchbox", { name: "Search columns" }).fill("^(lr|loss)$");
    await page.getByRole("listbox", { name: "Columns to show" }).press("Space");
    await option(page, "lr").click();
    await option(page, "loss").click();
    await expect.poll(() => linkOf(page)).toContain("col=state&col=age&col=lr&col=last(loss)");
    await page.keyboard.press("Escape");
    await head(page, "last loss").click();
    await expect
      .poll(() => names(page))
      .toEqual(["adam/seed-2", "sgd/seed-1", "adam/seed-1", "sgd/seed-2"]);
    await head(page, "last loss").click();
    await expect.poll(() => names(page).then(([first]) => first)).toBe("sgd/seed-2");
    await expect.poll(() => cells(runRow(page, "sgd/seed-2"))).toMatch(/ 0\.001 4$/);

    await head(page, "lr").dragTo(head(page, "State"));
    await expect.poll(() => cells(runRow(page, "sgd/seed-2"))).toMatch(/^0\.001 .* 4$/);
    await head(page, "lr").dragTo(head(page, "Age"));
    await expect.poll(() => cells(runRow(page, "sgd/seed-2"))).toMatch(/ 0\.001 4$/);
    await head(page, "last loss").press("Alt+ArrowLeft");
    await expect.poll(() => cells(runRow(page, "sgd/seed-2"))).toMatch(/ 4 0\.001$/);
    await head(page, "State").press("Delete");
    await head(page, "Age").press("Delete");
    await expect.poll(() => cells(runRow(page, "sgd/seed-2"))).toBe("4 0.001");

    await page.getByRole("button", { name: "More for these runs" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      menuItem(page, "Save the table as CSV").click(),
    ]);
    expect(await readFile(await download.path(), "utf8")).toBe(
      [
        "run,last(loss),lr",
        "sgd/seed-2,4,0.001",
        "adam/seed-1,2,0.1",
        "sgd/seed-1,1,0.1",
        "adam/seed-2,0.5,0.01",
        "",
      ].join("\r\n"),
    );
  });

  it("groups by a hyperparameter at once, which is not a column", async () => {
    const page = await openPage();
    await page.getByRole("button", { name: "Group runs" }).click();
    await menuItem(page, "lr", true).click();
    for (const lr of ["0.1", "0.01", "0.001"]) await group(page, lr).waitFor();
    await page.getByRole("button", { name: "Group runs" }).click();
    await menuItem(page, "Nothing").click();
    await group(page, "0.1").waitFor({ state: "detached" });
  });

  it("groups by a part of the name, with one colour for each group", async () => {
    const page = await openPage();
    await page.getByRole("button", { name: "Group runs" }).click();
    await menuItem(page, "Part of the name…").click();
    const pattern = page.getByRole("textbox", { name: "Regular expression over names" });
    await pattern.fill("(");
    await page.getByRole("alert").waitFor();
    await pattern.fill(String.raw`seed-(\d)`);
    await page.getByText("2 groups").waitFor();
    await page.getByRole("button", { name: "Apply" }).click();

    await group(page, "1").waitFor();
    expect(await names(page)).toEqual(["adam/seed-1", "sgd/seed-1", "adam/seed-2", "sgd/seed-2"]);
    const colors = await Promise.all(
      (await runRows(page).all()).map((row) =>
        row.locator(".run-color").evaluate((mark) => getComputedStyle(mark).backgroundColor),
      ),
    );
    expect(new Set(colors).size).toBe(2);
    expect([colors[0], colors[2]]).toEqual([colors[1], colors[3]]);

    await group(page, "1").click();
    await expect.poll(() => names(page)).toEqual(["adam/seed-2", "sgd/seed-2"]);
    expect(await group(page, "1").getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("Space");
    await page.getByText("2 of 4 runs").waitFor();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => runRows(page).count()).toBe(4);
  });

  it("renames, archives and tags by menu and keys, and takes it back", async () => {
    const page = await openPage();
    await runRow(page, "adam/seed-2").click({ button: "right" });
    await menuItem(page, "Archive", true).click();
    await expect.poll(() => names(page)).toEqual(["adam/seed-1", "sgd/seed-1", "sgd/seed-2"]);
    await runList(page).press("Control+z");
    await expect.poll(() => runRows(page).count()).toBe(4);

    await runList(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "Name of adam/seed-1" }).fill("The best");
    await page.keyboard.press("Enter");
    await expect.poll(() => runRow(page, "adam/seed-1").textContent()).toContain("The best");
    await page.keyboard.press("Control+z");
    await expect.poll(() => runRow(page, "adam/seed-1").textContent()).not.toContain("The best");
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => runRow(page, "adam/seed-1").textContent()).toContain("The best");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+F10");
    await menuItem(page, "Show only this").click();
    await page.getByText("1 of 4 runs").waitFor();
    await runRow(page, "sgd/seed-1").dblclick();
    await runRow(page, "sgd/seed-1").and(page.locator("[aria-selected=true]")).waitFor();
    await page.getByText("1 of 4 runs").waitFor();

    await page.keyboard.press("a");
    await page.getByText("4 of 4 runs").waitFor();
    await page.getByRole("button", { name: "More for these runs" }).click();
    await menuItem(page, "Colour and tags of those selected…").click();
    const sheet = page.getByRole("dialog", { name: "Colour and tags" });
    await sheet.getByLabel("Add a tag").fill("paper");
    await sheet.getByLabel("Add a tag").press("Enter");
    await sheet.getByText("Tagged 4 runs").waitFor();
    await page.keyboard.press("Escape");
    await filter(page).fill('has("paper") and lr < 0.005');
    await page.keyboard.press("Escape");
    await expect.poll(() => names(page)).toEqual(["sgd/seed-2"]);
  });

  it("undoes what was done last, whatever it was done to", async () => {
    const page = await openPage("?col=lr");
    await runList(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("F2");
    await page.getByRole("textbox", { name: "Name of adam/seed-1" }).fill("champion");
    await page.keyboard.press("Enter");
    await runRow(page, "sgd/seed-1").click();
    await page.getByText("3 of 4 runs").waitFor();
    await runRow(page, "sgd/seed-2").dblclick();
    await page.getByText("1 of 4 runs").waitFor();
    await filter(page).fill('run ~ "champion"');
    await filter(page).press("Escape");
    await page.getByText("1 matches · 0 shown").waitFor();
    await head(page, "lr").click();
    await runList(page).focus();
    const undo = async (done: string): Promise<void> => {
      await page.keyboard.press("Control+z");
      await page.getByText(`Undone: ${done}`, { exact: true }).waitFor();
    };

    await undo("Sorted runs");
    await undo("Filtered runs");
    await page.getByText("1 of 4 runs").waitFor();
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => names(page)).toEqual(["adam/seed-1"]);
    await undo("Filtered runs");
    await undo("Showed only sgd/seed-2");
    await undo("Hid sgd/seed-1");
    await page.getByText("4 of 4 runs").waitFor();
    await undo("Renamed run");
    await expect.poll(() => runRow(page, "adam/seed-1").textContent()).not.toContain("champion");
  });

  it("helps with expressions as they begin, and says what was read as a pattern", async () => {
    const page = await openPage();
    await filter(page).focus();
    await page.keyboard.type("la");
    await option(page, "last(").waitFor();
    await page.keyboard.press("Enter");
    expect(await filter(page).inputValue()).toBe("la");
    await expect.poll(() => option(page, "last(").count()).toBe(0);
    await page.getByText("None matches").waitFor();

    await filter(page).fill("opt");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText('write opt = "adam"').waitFor();
    await filter(page).fill("weight decay < 1");
    await page.keyboard.press("Escape");
    await page.getByRole("alert").getByText("`weight decay`").waitFor();
  });

  it("opens no list of names that come to be known after Enter", async () => {
    const page = await openPage();
    let isAnswered = false;
    await page.route("**/run-columns*", async (route) => {
      await expect.poll(() => isAnswered).toBe(true);
      await route.continue();
    });
    await filter(page).fill("opt");
    await page.keyboard.press("Enter");
    await page.getByText("None matches").waitFor();
    isAnswered = true;
    await page.getByRole("alert").getByText('write opt = "adam"').waitFor();
    expect(await page.getByRole("listbox", { name: "Completions" }).count()).toBe(0);
  });

  it("gives heads of groups the whole row, and names the width of what is in sight", async () => {
    const page = await openPage("?group=/(seed.*)/");
    const list = await runList(page).evaluate(({ clientWidth }) => clientWidth);
    expect(await widthOf(group(page, "seed-1").getByRole("rowheader"))).toBe(list);
    const heads = page.getByRole("columnheader", { name: "Name" });
    const before = await widthOf(heads);
    await page.goto(page.url().replace("?", "?col=state&col=age&col=lr&col=last(loss)&"));
    await head(page, "lr").waitFor({ state: "attached" });
    expect(await widthOf(heads)).toBe(before);
  });

  it("shows in a narrow panel what tells groups apart", async () => {
    const logs = await temporaryDirectory();
    const models = ["attention-is-all-that-you-need-large", "attention-is-all-that-you-need-small"];
    const keys = models.map((model) => `imagenet/${model}/pretrained`);
    for (const key of [...keys, "imagenet/convolution/pretrained"]) {
      await logRun(logs, `${key}/seed-1`, (writer) => writer.scalar("loss", 1, 0));
    }
    const { url } = await serve(logs);
    const page = await open(`${url}?group=/(.*).seed/`);
    for (const key of keys) {
      const row = group(page, key);
      await row.waitFor();
      expect(await isWhole(row.locator(".run-group-own"))).toBe(true);
      expect(await isWhole(row.locator(".run-group-shared").first())).toBe(false);
      expect(await isWhole(row.locator(".run-group-count"))).toBe(true);
    }
  });

  it("opens the same from its link", async () => {
    const page = await openPage(
      "?runFilter=lr+<+1&col=lr&col=last(loss)&sort=-last(loss)&group=/^(adam)/&folded=adam&table=full",
    );
    await expect.poll(() => names(page)).toEqual(["sgd/seed-2", "sgd/seed-1"]);
    await expect.poll(() => cells(runRow(page, "sgd/seed-1"))).toBe("0.1 1");
    await group(page, "adam").waitFor();
    const link = linkOf(page);
    await runRow(page, "sgd/seed-1").click();
    await expect.poll(() => linkOf(page)).toContain("hidden=sgd/seed-1");
    const other = await open(page.url());
    await expect.poll(() => names(other)).toEqual(["sgd/seed-2", "sgd/seed-1"]);
    expect(await runRow(other, "sgd/seed-1").getAttribute("aria-selected")).toBe("false");
    await runRow(other, "sgd/seed-1").click();
    await expect.poll(() => linkOf(other)).toBe(link);
  });
});

async function makeSweep(): Promise<string> {
  const directory = await temporaryDirectory();
  for (const [run, { hparams, losses }] of Object.entries(RUNS)) {
    const writer = createSummaryWriter(join(directory, run));
    writer.hparams({
      config: { hparams: [{ name: "lr" }, { name: "opt" }], metrics: [{ tag: "loss" }] },
      start: { hparams },
    });
    for (const [step, loss] of losses.entries()) writer.scalar("loss", loss, step);
    await writer.close();
  }
  return directory;
}

function filter(page: Page): Locator {
  return page.getByRole("searchbox", { name: "Filter runs" });
}

function option(page: Page, text: string): Locator {
  return page.getByRole("option").filter({ has: page.getByText(text, { exact: true }) });
}

function head(page: Page, name: string): Locator {
  return page.getByRole("columnheader").getByRole("button", { name });
}

function menuItem(page: Page, name: string, exact = false): Locator {
  return page.getByRole("menu").getByText(name, { exact });
}

function isWhole(part: Locator): Promise<boolean> {
  return part.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
}

function group(page: Page, key: string): Locator {
  return runList(page)
    .getByRole("row")
    .filter({ has: page.locator(".run-group-name", { hasText: new RegExp(`^${key}$`) }) });
}

/** Of the runs that are listed, from top to bottom. */
function names(page: Page): Promise<string[]> {
  return runRows(page)
    .locator(".run-name")
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("title") ?? ""));
}

async function widthOf(locator: Locator): Promise<number> {
  return (await boxOf(locator)).width;
}

/** What stands behind the name. */
async function cells(row: Locator): Promise<string> {
  return (await row.getByRole("gridcell").allTextContents()).join(" ");
}
