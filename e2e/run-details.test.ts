import { createSummaryWriter, logManifest, MANIFEST_TAG } from "@runlens/writer";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { chartSentence, detailsMark, runList, runRow } from "./support/dashboard.ts";
import { makeLogs, temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const HTML = '<img src=x onerror="document.title = String(1)"><b>bold';

describe("run details", () => {
  const { serve, open } = setup();

  it("say which commit and command a run came from, and what was read of it", async () => {
    const logs = await temporaryDirectory();
    const checkout = await makeCheckout();
    const writer = createSummaryWriter(join(logs, "train"));
    const manifest = await logManifest(writer, { directory: checkout });
    writer.scalar("loss", 1, 0, { wallTimeSecs: 1_704_067_200 });
    writer.hparams({ start: { hparams: { lr: 0.01, optimizer: "adam" } } });
    await writer.close();
    const page = await openPage(logs, { permissions: ["clipboard-read", "clipboard-write"] });

    await openDetails(page, "train");
    await expect.poll(() => fact(page, "Command")).toContain(manifest.command.at(-1));
    expect(await fact(page, "Git")).toContain(`Commit${COMMIT}`);
    expect(await fact(page, "Git")).toContain("Branchmain");
    expect(await fact(page, "Host")).toContain(manifest.host.name);
    expect(await fact(page, "Runtime")).toContain(process.version);
    expect(await fact(page, "Dependencies")).toBe("left-pad^1.3.0");
    expect(await fact(page, "Series")).toBe("3");
    expect(await fact(page, "Values")).toBe("3");
    await expect.poll(() => fact(page, "lr")).toBe("0.01");
    expect(await fact(page, "optimizer")).toBe("adam");
    await page.getByRole("button", { name: "Copy JSON" }).click();
    await page.getByRole("button", { name: "JSON copied" }).waitFor();
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(manifest);
    await page.getByRole("button", { name: "Close" }).click();
    expect(await runRow(page, "train").getAttribute("aria-selected")).toBe("true");
  });

  it("open and close with the keyboard, also for a run without manifest", async () => {
    const page = await openPage(await makeLogs({ a: { loss: [1] }, b: { loss: [1, 2] } }));
    await runList(page).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("i");
    await dialog(page).getByText("logged no manifest").waitFor();
    expect(await fact(page, "Run")).toBe("b");
    expect(await fact(page, "Last event")).toBe("2024-01-01 00:00:01 (UTC)");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.keyboard.press("Home");
    await page.keyboard.press("i");
    await expect.poll(() => fact(page, "Run")).toBe("a");
  });

  it("show hostile names and texts as text", async () => {
    const logs = await temporaryDirectory();
    const writer = createSummaryWriter(join(logs, HTML));
    writer.scalar("loss", 1, 0);
    const manifest = { command: [HTML], environment: { [HTML]: "x".repeat(5000) }, [HTML]: HTML };
    writer.text(MANIFEST_TAG, JSON.stringify(manifest), 0);
    await writer.close();
    const page = await openPage(logs);

    await openDetails(page, HTML);
    expect(await fact(page, "Run")).toBe(HTML);
    await expect.poll(() => fact(page, "Command")).toBe(`'${HTML}'`);
    expect(await fact(page, "Environment")).toBe(HTML + "x".repeat(5000));
    expect(await fact(page, HTML)).toBe(HTML);
    expect(await page.locator("img, b").count()).toBe(0);
    expect(await page.title()).toMatch(/ · Runlens$/);
    const isWhole = await dialog(page).evaluate((sheet) =>
      [sheet, ...sheet.querySelectorAll("*")].every(
        (each) => each.scrollWidth <= sheet.clientWidth,
      ),
    );
    expect(isWhole).toBe(true);
  });

  it("say so when the manifest is no JSON, and when its file is gone", async () => {
    const logs = await temporaryDirectory();
    const writer = createSummaryWriter(join(logs, "run"));
    writer.scalar("loss", 1, 0);
    writer.text(MANIFEST_TAG, "about this run", 0);
    await writer.close();
    const page = await openPage(logs);

    await openDetails(page, "run");
    await dialog(page).getByText("is no JSON object").waitFor();
    await page.keyboard.press("Escape");
    for (const file of await readdir(join(logs, "run"))) await rm(join(logs, "run", file));
    await openDetails(page, "run");
    await dialog(page).getByRole("alert").getByText("was deleted").waitFor();
  });

  async function openPage(logs: string, options?: BrowserContextOptions): Promise<Page> {
    const { url } = await serve(logs);
    const page = await open(url, options);
    await chartSentence(page, "loss");
    return page;
  }
});

/** A git checkout as far as a manifest looks, with a dependency. */
async function makeCheckout(): Promise<string> {
  const checkout = await temporaryDirectory();
  await mkdir(join(checkout, ".git", "refs", "heads"), { recursive: true });
  await writeFile(join(checkout, ".git", "HEAD"), "ref: refs/heads/main\n");
  await writeFile(join(checkout, ".git", "refs", "heads", "main"), `${COMMIT}\n`);
  const dependencies = { "left-pad": "^1.3.0" };
  await writeFile(join(checkout, "package.json"), JSON.stringify({ dependencies }));
  return checkout;
}

async function openDetails(page: Page, run: string): Promise<void> {
  await runRow(page, run).hover();
  await detailsMark(page, run).click();
}

function dialog(page: Page): Locator {
  return page.getByRole("dialog", { name: "Run details" });
}

/** What the dialog says under a term, without the space between names and texts. */
function fact(page: Page, term: string): Promise<string | null> {
  return dialog(page)
    .locator("dt", { hasText: term })
    .first()
    .locator("xpath=following-sibling::dd[1]")
    .textContent();
}
