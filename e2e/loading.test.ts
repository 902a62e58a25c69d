import type { LoadProgress } from "@runlens/store";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { boxOf, runRows } from "./support/dashboard.ts";
import { setup } from "./support/setup.ts";
import type { StagedServer } from "./support/staged-server.ts";

const MB = 1e6;
const STARTED: Partial<LoadProgress> = {
  phase: "loading",
  logDirectories: [{ path: "logs", groupName: "", state: "found" }],
  directoriesSeen: 1200,
  filesFound: 1000,
  bytesFound: 3400 * MB,
  bytesRead: 600 * MB,
  bytesRecalled: 600 * MB,
};

describe("while event files are read, the page", () => {
  const { stage, open } = setup();

  it("says how much, how fast and how long it will take, until all is there", async () => {
    const { store, url } = await stage();
    store.setProgress(STARTED);
    const page = await open(url);
    await line(page).getByText("Loading 17 % · 1,000 files · 600 MB of 3.4 GB").waitFor();
    await line(page).getByText("600 MB from the index").waitFor();

    const stopReading = readOn(store);
    await line(page)
      .getByText(/ · [\d.]+ [MG]B\/s · (\d+ min )?\d+ s left$/)
      .waitFor();
    stopReading();
    const bar = line(page).getByRole("progressbar", { name: "Loading" });
    expect(await bar.getAttribute("aria-valuetext")).toMatch(
      /^Loading \d+ %, 1,000 files, .* left$/,
    );
    expect(Number(await bar.getAttribute("value"))).toBeGreaterThan(600 / 3400);

    store.setProgress({ phase: "live", bytesRead: 3400 * MB });
    await line(page).waitFor({ state: "detached" });
    await page.getByText("live · no data yet").waitFor();
  });

  it("says where it looks before any file is found", async () => {
    const { store, url } = await stage();
    store.setProgress({ phase: "loading", directoriesSeen: 1200 });
    const page = await open(url);
    await line(page).getByText("Looking for event files in 1,200 directories").waitFor();
    const bar = line(page).getByRole("progressbar", { name: "Loading" });
    expect(await bar.getAttribute("value")).toBeNull();
  });

  it("can be used, and nothing moves when loading ends", async () => {
    const { store, url } = await stage();
    store.setProgress(STARTED);
    store.addRun("first");
    const page = await open(url);
    await line(page).waitFor();
    const row = runRows(page).first();
    const before = await boxOf(row);
    await row.click();
    expect(await row.getAttribute("aria-selected")).toBe("false");
    store.setProgress({ phase: "live" });
    await line(page).waitFor({ state: "detached" });
    expect(await boxOf(row)).toEqual(before);
  });

  it("says how much is still to be checked after it is shown", async () => {
    const { store, url } = await stage();
    store.setProgress({ ...STARTED, phase: "live", bytesUnverified: 1200 * MB });
    const page = await open(url);
    await page.getByText("live · no data yet · checking, 1.2 GB left").waitFor();
    store.setProgress({ bytesUnverified: 0 });
    await page.getByText(/^live · no data yet$/).waitFor();
  });
});

function line(page: Page) {
  return page.getByRole("contentinfo");
}

/** Reads 10 MB after the other; the returned function stops that. */
function readOn(store: StagedServer["store"]): () => void {
  let bytesRead = STARTED.bytesRead ?? 0;
  const timer = setInterval(() => store.setProgress({ bytesRead: (bytesRead += 10 * MB) }), 50);
  return () => clearInterval(timer);
}
