import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { chartSentence, linkOf, runRow } from "./support/dashboard.ts";
import { makeLogs, temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

describe("saved views", () => {
  const { serve, open } = setup();

  async function openPage(): Promise<Page> {
    const logs = await makeLogs({ a: { loss: [3, 2, 1] }, b: { loss: [1, 2, 3] } });
    const { url } = await serve(logs, "--annotations_dir", await temporaryDirectory());
    const page = await open(url);
    await chartSentence(page, "loss");
    return page;
  }

  it("are opened in another browser, and Back leaves them", async () => {
    const page = await openPage();
    await runRow(page, "b").click();
    await page.waitForURL(/hidden=b/);
    await save(page, "Only a");
    const link = linkOf(page);

    const other = await open(new URL(page.url()).origin);
    await chartSentence(other, "loss");
    await menu(other);
    await row(other, "Only a").getByRole("button", { name: "Only a", exact: true }).click();
    await expect.poll(() => linkOf(other)).toBe(link);
    await runRow(other, "b").and(other.locator("[aria-selected=false]")).waitFor();
    await other.goBack();
    await runRow(other, "b").and(other.locator("[aria-selected=true]")).waitFor();
  });

  it("are renamed, overwritten and deleted, and each of it can be undone", async () => {
    const page = await openPage();
    await save(page, "First");
    await row(page, "First").getByRole("button", { name: "Rename: First" }).click();
    await page.getByRole("textbox", { name: "New name of First" }).fill("Second");
    await page.keyboard.press("Enter");
    await row(page, "Second").waitFor();
    expect(await names(page)).toEqual(["Second"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await row(page, "First").waitFor();
    await page.getByRole("button", { name: "Redo" }).click();
    await row(page, "Second").waitFor();

    await page.keyboard.press("Escape");
    await runRow(page, "b").click();
    await page.waitForURL(/hidden=b/);
    await menu(page);
    await row(page, "Second")
      .getByRole("button", { name: /^Overwrite/ })
      .click();
    await page.getByText("Overwrote view Second").first().waitFor({ state: "attached" });
    await row(page, "Second").locator("[aria-current]").waitFor();

    await row(page, "Second").getByRole("button", { name: "Delete: Second" }).click();
    await row(page, "Second").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await row(page, "Second").waitFor();
    await page.reload();
    await menu(page);
    await row(page, "Second").waitFor();
  });

  it("are named as soon as the key is pressed, and keep the page's keys off", async () => {
    const page = await openPage();
    await page.keyboard.press("v");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.ariaLabel))
      .toBe("Name of this view");
    await page.keyboard.type("For my talk");
    await page.keyboard.press("Enter");
    await row(page, "For my talk").waitFor();
    await row(page, "For my talk")
      .getByRole("button", { name: "For my talk", exact: true })
      .focus();
    await page.keyboard.press("f");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("switch", { name: "Follow newest points" }).isChecked()).toBe(
      false,
    );
  });

  it("close by their button, a press beside them and Escape", async () => {
    const page = await openPage();
    const button = page.getByRole("button", { name: "Saved views" });
    const dialog = page.getByRole("dialog", { name: "Saved views" });
    for (const close of [
      () => button.click(),
      () => page.mouse.click(700, 5),
      () => page.keyboard.press("Escape"),
    ]) {
      await menu(page);
      expect(await button.getAttribute("aria-expanded")).toBe("true");
      await close();
      await dialog.waitFor({ state: "detached" });
      expect(await button.getAttribute("aria-expanded")).toBe("false");
    }
    await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it("are commands of the palette", async () => {
    const page = await openPage();
    await runRow(page, "b").click();
    await page.waitForURL(/hidden=b/);
    await save(page, "Best");
    await page.keyboard.press("Escape");
    await runRow(page, "b").click();
    await expect.poll(() => new URL(page.url()).search).toBe("");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Commands" }).waitFor();
    await page.keyboard.type("best");
    await page.keyboard.press("Enter");
    await page.waitForURL(/hidden=b/);
  });
});

async function menu(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("dialog", { name: "Saved views" }).waitFor();
}

async function save(page: Page, name: string): Promise<void> {
  await menu(page);
  await page.getByRole("textbox", { name: "Name of this view" }).fill(name);
  await page.keyboard.press("Enter");
  await row(page, name).waitFor();
}

function row(page: Page, name: string): Locator {
  const button = page.getByRole("button", { name, exact: true });
  return page.getByRole("list", { name: "Saved views" }).getByRole("listitem").filter({
    has: button,
  });
}

function names(page: Page): Promise<string[]> {
  return page.locator(".view-open").allTextContents();
}
