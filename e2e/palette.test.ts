import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { card, chartSentence, runRow } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const LOGS = {
  "seed-1": { "train/loss": [3, 2, 1], "train/accuracy": [0, 1] },
  "seed-2": { "train/loss": [3, 2, 2], "train/accuracy": [0, 1] },
};

describe("the command palette", () => {
  const { serve, open } = setup();

  async function openPage(): Promise<Page> {
    const { url } = await serve(await makeLogs(LOGS));
    const page = await open(url);
    await chartSentence(page, "train/loss");
    return page;
  }

  it("finds a run by some letters, and shows only this one", async () => {
    const page = await openPage();
    await choose(page, "sd-2");
    await runRow(page, "seed-1").and(page.locator("[aria-selected=false]")).waitFor();
    await runRow(page, "seed-2").and(page.locator("[aria-selected=true]")).waitFor();
    await choose(page, "show all");
    await runRow(page, "seed-1").and(page.locator("[aria-selected=true]")).waitFor();
  });

  it("takes what is typed while it is still being fetched, of which the page does nothing", async () => {
    const { url } = await serve(await makeLogs(LOGS));
    const page = await open("about:blank");
    await page.route(/command-palette-.*\.js$/, async (route) => {
      await setTimeout(1500);
      await route.continue();
    });
    await page.goto(url);
    await chartSentence(page, "train/loss");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("fx tag");
    for (let i = 0; i < 6; i++) await page.keyboard.press("Backspace");
    await page.keyboard.type("tag accur");
    const field = page.getByRole("combobox", { name: "Commands" });
    await expect.poll(() => field.inputValue()).toBe("tag accur");
    await page.keyboard.type("acy");
    await options(page).first().getByText("train/accuracy").waitFor();
    await expect.poll(() => field.inputValue()).toBe("tag accuracy");
    expect(new URL(page.url()).search).toBe("");
  });

  it("goes to a tag", async () => {
    const page = await openPage();
    await choose(page, "tag accur");
    await card(page, "train/loss").waitFor({ state: "detached" });
    await chartSentence(page, "train/accuracy");
  });

  it("sets settings and theme, opens dashboards and sheets", async () => {
    const page = await openPage();
    await choose(page, "relative");
    await page.waitForURL(/x=relative/);
    await choose(page, "theme dark");
    await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("dark");
    await choose(page, "open images");
    await page.getByText("No data for Images").waitFor();
    await choose(page, "shortcuts");
    await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
  });

  it("moves the focus where a command is at home, and else gives it back", async () => {
    const page = await openPage();
    const focused = () => page.evaluate(() => document.activeElement?.ariaLabel);
    await page.getByRole("button", { name: "Commands" }).click();
    await options(page).first().waitFor();
    expect(await focused()).toBe("Commands");
    expect(await page.evaluate(() => document.activeElement?.role)).toBe("combobox");
    await page.keyboard.press("Escape");
    await options(page).first().waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
    await choose(page, "filter runs");
    await expect.poll(focused).toBe("Filter runs");
  });

  it("stays when single keys were turned off, which lasts", async () => {
    const page = await openPage();
    await page.keyboard.press("?");
    await page.getByRole("switch", { name: "Single keys" }).uncheck();
    await page.reload();
    await chartSentence(page, "train/loss");
    await page.keyboard.press("?");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Commands" }).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(1);
  });

  it("lists what was used lately first, in the next visit, too", async () => {
    const page = await openPage();
    await choose(page, "sd-2");
    await page.reload();
    await chartSentence(page, "train/loss");
    await choose(page, "show all");
    await page.keyboard.press("Control+k");
    await options(page).first().waitFor();
    const lately = page.getByRole("group", { name: "Used lately" }).getByRole("option");
    expect(await lately.allTextContents()).toEqual([
      "Show all listed runs",
      "Show only run seed-2",
    ]);
    await page.keyboard.press("ArrowUp");
    expect(await page.locator("[role=option][aria-selected=true]").count()).toBe(1);
    await page.keyboard.type("no such thing");
    await page.getByText("Nothing fits").waitFor();
  });
});

/** Opens the palette with its keys, types, and takes what comes first. */
async function choose(page: Page, query: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Commands" }).fill(query);
  await page.keyboard.press("Enter");
  await options(page).first().waitFor({ state: "detached" });
}

function options(page: Page) {
  return page.getByRole("listbox", { name: "Commands" }).getByRole("option");
}
