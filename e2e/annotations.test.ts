import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { chartSentence, detailsMark, runList, runRow } from "./support/dashboard.ts";
import { makeLogs, temporaryDirectory } from "./support/logs.ts";
import type { RunningRunlens } from "./support/runlens.ts";
import { setup } from "./support/setup.ts";

const NOTE = "Learning rate *too high*? $10^{-1}$ <img src=x onerror=alert(1)>";

describe("what people add to a run", () => {
  const { serve, open } = setup();

  async function start() {
    const logs = await makeLogs({ a: { loss: [3, 2, 1] }, b: { loss: [1, 2, 3] } });
    const kept = await temporaryDirectory();
    return { logs, kept, run: () => serve(logs, "--annotations_dir", kept) };
  }

  async function openPage(url: string): Promise<Page> {
    const page = await open(url);
    await runRow(page, "b").waitFor();
    return page;
  }

  it("is on every page at once and after a restart, and never in the log directory", async () => {
    const { logs, kept, run } = await start();
    const before = await contentsOf(logs);
    const server = await run();
    const [mine, others] = [await openPage(server.url), await openPage(server.url)];

    await openDetails(mine, "a");
    await write(field(mine, "Name"), "Best of all");
    await field(mine, "Colour").fill("#ff8800");
    await write(field(mine, "Add a tag"), "paper");
    await field(mine, "Note").fill(NOTE);
    await field(mine, "Note").blur();
    await sheet(mine).getByRole("switch", { name: "Baseline" }).check();
    await mine.keyboard.press("Escape");
    for (const each of [mine, others]) {
      await expect.poll(() => runRow(each, "a").textContent()).toContain("Best of all (baseline)");
      await expect.poll(() => colorOf(each, "a")).toBe("rgb(255, 136, 0)");
    }

    for (const each of [mine, others]) await each.close();
    await server.close();
    const again = await openPage((await run()).url);
    await expect.poll(() => runRow(again, "a").textContent()).toContain("Best of all (baseline)");
    await openDetails(again, "a");
    const note = sheet(again).getByRole("group", { name: "Note" });
    await note.locator("em").getByText("too high").waitFor();
    await note.locator(".katex").waitFor();
    expect(await note.locator("img").count()).toBe(0);
    await sheet(again).getByRole("radio", { name: "Write" }).check({ force: true });
    expect(await field(again, "Note").inputValue()).toBe(NOTE);
    expect(await sheet(again).getByText("paper").isVisible()).toBe(true);
    expect(await contentsOf(logs)).toEqual(before);
    const [directory = ""] = await readdir(kept);
    expect(await readdir(join(kept, directory))).toContain("annotations.jsonl");
  });

  it("is closed by the click that finishes a note, which is read also where it comes late", async () => {
    const { run } = await start();
    const server = await run();
    const mine = await openPage(server.url);
    await openDetails(mine, "a");
    await field(mine, "Note").fill("Too high");
    await sheet(mine).getByRole("button", { name: "Close" }).click();
    await sheet(mine).waitFor({ state: "detached" });

    const others = await open("about:blank");
    await others.route("**/annotations*", () => {});
    await others.goto(server.url);
    await openDetails(others, "a");
    expect(await field(others, "Note").inputValue()).toBe("");
    await others.unroute("**/annotations*");
    await sheet(others).getByRole("group", { name: "Note" }).getByText("Too high").waitFor();
  });

  it("is taken back and done again, by keys and by the notice, in the sheet and beside it", async () => {
    const { run } = await start();
    const page = await openPage((await run()).url);
    const name = () => runRow(page, "a").textContent();
    await openDetails(page, "a");
    await write(field(page, "Name"), "First");
    await sheet(page).getByText("Renamed run").waitFor();
    await write(field(page, "Name"), "Second");
    await sheet(page).getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => field(page, "Name").inputValue()).toBe("First");
    await page.keyboard.press("Escape");
    await expect.poll(name).toContain("First");

    await runList(page).focus();
    await page.keyboard.press("Control+z");
    await expect.poll(name).not.toContain("First");
    await page.getByText("Undone: Renamed run").waitFor();
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(name).toContain("First");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(name).not.toContain("First");
    await page.reload();
    await expect.poll(name).toContain("a");
  });

  it("is kept while the server is gone, and saved when it is back; so is what was listed", async () => {
    const { logs, kept, run } = await start();
    const server = await run();
    const page = await open(server.url, { expected: /ERR_/ });
    await renameUnsaved(page, server);
    await page.getByRole("button", { name: "Try again" }).waitFor();
    const filter = page.getByRole("searchbox", { name: "Filter runs" });
    await filter.fill("last(loss) > 2");
    await filter.press("Escape");
    await page.getByRole("alert").filter({ hasText: "does not answer" }).first().waitFor();
    expect(await runRow(page, "a").textContent()).toContain("Kept");

    const { port } = new URL(server.url);
    const { url } = await serve(logs, "--annotations_dir", kept, "--port", port);
    await page.getByText("Saved 1 change").waitFor();
    await runRow(page, "a").waitFor({ state: "detached" });
    const colleague = await openPage(url);
    await expect.poll(() => runRow(colleague, "a").textContent()).toContain("Kept");
  });

  it("is saved by the next page, once, when its own was closed while the server was gone", async () => {
    const { logs, kept, run } = await start();
    const server = await run();
    const page = await open(server.url, { expected: /ERR_/ });
    await renameUnsaved(page, server);
    const browser = page.context();
    await page.close({ runBeforeUnload: true });

    const { port } = new URL(server.url);
    const { url } = await serve(logs, "--annotations_dir", kept, "--port", port);
    const next = await browser.newPage();
    await next.goto(url);
    await next.getByText("Saved 1 change of a closed page").waitFor();
    await expect.poll(() => runRow(next, "a").textContent()).toContain("Kept");
    await next.reload();
    await expect.poll(() => runRow(next, "a").textContent()).toContain("Kept");
    expect(await next.locator(".notice").count()).toBe(0);
  });

  it("makes the browser ask before it is lost, where storage is barred", async () => {
    const { run } = await start();
    const server = await run();
    const page = await open("about:blank", { expected: /ERR_/ });
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("Storage is barred.", "SecurityError");
        },
      });
    });
    await page.goto(server.url);
    await renameUnsaved(page, server);
    const question = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    expect((await question).type()).toBe("beforeunload");
    await (await question).dismiss();
    expect(await runRow(page, "a").textContent()).toContain("Kept");
  });

  it("is not lost by Escape in a note", async () => {
    const { run } = await start();
    const page = await openPage((await run()).url);
    await openDetails(page, "a");
    await field(page, "Note").fill("Typed for an hour");
    await page.keyboard.press("Escape");
    await sheet(page).getByText("Changed note").waitFor();
    await sheet(page).getByText("Typed for an hour").waitFor();
    await write(field(page, "Name"), "Kept");
    await field(page, "Name").fill("A slip");
    await page.keyboard.press("Escape");
    expect(await field(page, "Name").inputValue()).toBe("Kept");
  });

  it("leaves archived runs out, until they are asked for", async () => {
    const { run } = await start();
    const page = await openPage((await run()).url);
    await openDetails(page, "a");
    await sheet(page).getByRole("switch", { name: "Archived" }).check();
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await runRow(page, "a").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "1 archived" }).click();
    await expect.poll(() => runRow(page, "a").textContent()).toContain("(archived)");
    await expect.poll(() => page.url()).toContain("archived=1");
  });

  it("can be looked at and not changed where the server says so", async () => {
    const logs = await makeLogs({ a: { loss: [1] } });
    const { url } = await serve(logs, "--no_annotations", "--read_only");
    const page = await open(url);
    await openDetails(page, "a");
    await sheet(page).getByText("lets nobody change it").waitFor();
    expect(await field(page, "Name").isDisabled()).toBe(true);
    expect(await field(page, "Add a tag").count()).toBe(0);
  });

  it("shows hostile names as text", async () => {
    const { run } = await start();
    const page = await openPage((await run()).url);
    await openDetails(page, "a");
    const hostile = '<img src=x onerror="document.title=1">';
    await write(field(page, "Name"), hostile);
    await page.keyboard.press("Escape");
    await expect.poll(() => runRow(page, "a").textContent()).toContain(hostile);
  });
});

function sheet(page: Page): Locator {
  return page.getByRole("dialog", { name: "Run details" });
}

function field(page: Page, label: string): Locator {
  return sheet(page).getByLabel(label, { exact: true });
}

async function openDetails(page: Page, run: string): Promise<void> {
  await runRow(page, run).hover();
  await detailsMark(page, run).click();
  await sheet(page).waitFor();
}

/** Calls run a "Kept" while there is no server. Its menu is opened before, since it is fetched late. */
async function renameUnsaved(page: Page, server: RunningRunlens): Promise<void> {
  await chartSentence(page, "loss");
  await runRow(page, "a").click({ button: "right" });
  const item = page.getByRole("menuitem", { name: "Rename" });
  await item.waitFor();
  await server.close();
  await item.click();
  await page.keyboard.type("Kept");
  await page.keyboard.press("Enter");
  await page.getByText("Not saved yet: Renamed run.").waitFor();
}

async function write(input: Locator, text: string): Promise<void> {
  await input.fill(text);
  await input.press("Enter");
}

function colorOf(page: Page, run: string): Promise<string> {
  return runRow(page, run)
    .locator(".run-color")
    .evaluate((mark) => getComputedStyle(mark).backgroundColor);
}

/** Every file below a directory, with what is in it. */
async function contentsOf(directory: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = new Map<string, string>();
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    contents.set(path, await readFile(path, "base64"));
  }
  return contents;
}
