import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handsOn, type Hands } from "./support/counted-page.ts";
import {
  card,
  chartSentence,
  detailsMark,
  hover,
  linkOf,
  picture,
  pictureAtRest,
  runRow,
  tooltipRows,
} from "./support/dashboard.ts";
import { temporaryDirectory } from "./support/logs.ts";
import { startRunlens, type RunningRunlens } from "./support/runlens.ts";
import { SERVER_IS_GONE, setup, type OpenOptions } from "./support/setup.ts";
import { BEST_RUN, LOST_RUN, LOST_STEP, writeSweep } from "./support/sweep-logs.ts";

/** The most clicks, drags, keys and typed texts that each task of a newcomer may take. */
const MOST_ACTIONS = {
  "opens the logs and sees all runs": 0,
  "finds the best run": 2,
  "compares two runs": 3,
  "spots the run whose loss is no number": 1,
  "zooms and shares the link": 2,
  "averages over seeds": 3,
  "exports a figure for a paper": 5,
  "notes what is the matter with a run": 4,
  "hides a run": 1,
  "comes back tomorrow, to what was left": 2,
} as const;

/** Names a directory for pictures of the end of each task, in both themes and two sizes. */
const PICTURES = process.env["RUNLENS_PICTURES"];

describe("a newcomer", () => {
  const { serve, open } = setup();
  let root: string;
  let logs: string;
  let server: RunningRunlens;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "runlens-e2e-"));
    logs = join(root, "logs");
    await writeSweep(logs);
    server = await startRunlens([logs, "--no_index", "--no_annotations"]);
  });
  afterAll(async () => {
    await server.close();
    await rm(root, { recursive: true });
  });

  function task(
    name: keyof typeof MOST_ACTIONS,
    story: (hands: Hands) => Promise<void>,
    options?: OpenOptions,
  ): void {
    it(name, async () => {
      const hands = handsOn(await open(server.url, options));
      await chartSentence(hands.page, "val/loss");
      await story(hands);
      if (PICTURES !== undefined) await takePictures(hands.page, PICTURES, name);
      expect(hands.count()).toBeLessThanOrEqual(MOST_ACTIONS[name]);
    });
  }

  task("opens the logs and sees all runs", async ({ page }) => {
    await page.getByText("12 of 12 runs").waitFor();
    expect(await chartSentence(page, "train/loss")).toContain("12 lines, step 0 to 299");
  });

  task("finds the best run", async ({ page, click }) => {
    await click(button(page, "val/loss", "Data table"));
    const table = page.getByRole("region", { name: "Table of val/loss" });
    await click(table.getByRole("button", { name: "Last" }));
    await expect.poll(() => table.locator("tbody tr").first().textContent()).toContain(BEST_RUN);
  });

  task("compares two runs", async ({ page, click }) => {
    await click(page.getByRole("checkbox", { name: "Select all listed runs" }));
    await click(runRow(page, BEST_RUN));
    await click(runRow(page, "sgd-lr0.1-seed2"));
    await expect.poll(() => chartSentence(page, "val/loss")).toContain("2 lines");
    await hover(page, "val/loss", 0.5);
    const rows = await tooltipRows(page);
    expect(rows.map((row) => row["Run"]).toSorted()).toEqual([BEST_RUN, "sgd-lr0.1-seed2"]);
  });

  task("spots the run whose loss is no number", async ({ page, click }) => {
    await runRow(page, LOST_RUN).getByText("NaN").waitFor();
    const badge = card(page, "val/loss").getByRole("button", { name: "NaN from step" });
    await expect.poll(() => badge.textContent()).toBe(`NaN from step ${LOST_STEP}`);
    expect(await badge.getAttribute("title")).toContain(LOST_RUN);
    await click(badge);
    await page.waitForURL(/card\.val\/loss=s1/);
  });

  task(
    "zooms and shares the link",
    async ({ page, drag, click }) => {
      await drag("val/loss", 0.5, 0.9);
      await page.waitForURL(/card\.val\/loss=s/);
      await click(page.getByRole("button", { name: "Copy link to this view" }));
      const colleague = await open(await page.evaluate(() => navigator.clipboard.readText()));
      await chartSentence(colleague, "val/loss");
      await page.mouse.move(0, 0);
      const seen = await picture(page, "val/loss");
      await expect.poll(() => picture(colleague, "val/loss")).toBe(seen);
      expect(linkOf(colleague)).toBe(linkOf(page));
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  );

  task("averages over seeds", async ({ page, click }) => {
    await click(page.getByRole("button", { name: "Group runs" }));
    await click(page.getByRole("menuitemcheckbox", { name: "Part of the name…" }));
    await click(page.getByRole("button", { name: "Apply" }));
    // Under the pointer, a card shows its buttons instead.
    await card(page, "val/loss").getByText("4 groups (mean ± std)").waitFor({ state: "attached" });
    await expect.poll(() => chartSentence(page, "val/loss")).toContain("4 lines");
  });

  task("exports a figure for a paper", async ({ page, click, choose }) => {
    await click(button(page, "val/loss", "More"));
    await click(page.getByRole("menuitem", { name: "Export…" }));
    const sheet = page.getByRole("dialog", { name: "Export val/loss" });
    await choose(sheet.getByLabel("Format", { exact: true }), "pdf");
    const downloading = page.waitForEvent("download");
    await click(sheet.getByRole("button", { name: "Export", exact: true }));
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("val-loss.pdf");
    expect((await readFile(await download.path())).toString("latin1")).toMatch(/^%PDF-/);
  });

  task("notes what is the matter with a run", async ({ page, click, type }) => {
    const note = "Learning rate too high";
    const sheet = page.getByRole("dialog", { name: "Run details" });
    await runRow(page, LOST_RUN).hover();
    await click(detailsMark(page, LOST_RUN));
    await click(sheet.getByLabel("Note"));
    await type(note);
    await click(sheet.getByRole("button", { name: "Close" }));
    const colleague = await open(server.url);
    await runRow(colleague, LOST_RUN).hover();
    await detailsMark(colleague, LOST_RUN).click();
    await colleague.getByRole("group", { name: "Note" }).getByText(note).waitFor();
  });

  task("hides a run", async ({ page, click }) => {
    await click(runRow(page, LOST_RUN));
    await page.getByText("11 of 12 runs").waitFor();
    await expect.poll(() => chartSentence(page, "val/loss")).toContain("11 lines");
    await card(page, "val/loss").getByText("NaN").waitFor({ state: "detached" });
  });

  task(
    "comes back tomorrow, to what was left",
    async ({ page, click }) => {
      const args = [logs, "--annotations_dir", await temporaryDirectory()];
      const today = await serve(...args);
      await page.goto(today.url);
      await button(page, "val/loss", "Pin").click();
      await runRow(page, BEST_RUN).click({ button: "right" });
      await page.getByRole("menuitem", { name: "Rename" }).click();
      await page.keyboard.type("The best");
      await page.keyboard.press("Enter");
      await runRow(page, LOST_RUN).click();
      await page.keyboard.press("v");
      await page.getByRole("textbox", { name: "Name of this view" }).fill("Without the lost");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Without the lost", exact: true }).waitFor();
      await page.goto("about:blank");
      await today.close();

      const tomorrow = await serve(...args, "--port", new URL(today.url).port);
      await page.goto(tomorrow.url);
      const pinned = page.getByRole("region", { name: "Pinned" });
      await pinned.getByRole("article", { name: "val/loss" }).waitFor();
      await expect.poll(() => runRow(page, BEST_RUN).textContent()).toContain("The best");
      await page.getByText("12 of 12 runs").waitFor();
      await click(page.getByRole("button", { name: "Saved views" }));
      await click(page.getByRole("button", { name: "Without the lost", exact: true }));
      await page.getByText("11 of 12 runs").waitFor();
    },
    // The page that was left goes on listening, and asks for its icon, until its server ends.
    { expected: SERVER_IS_GONE },
  );
});

/** On the header of a card. */
function button(page: Page, tag: string, name: string): Locator {
  return card(page, tag).getByRole("button", { name: `${name}: ${tag}`, exact: true });
}

async function takePictures(page: Page, directory: string, name: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [width, height] of [
      [1440, 900],
      [900, 700],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      const path = join(directory, `${name}, ${colorScheme}, ${width}.png`);
      await writeFile(path, await pictureAtRest(page));
    }
  }
}
