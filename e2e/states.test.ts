import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { card, chartSentence, runRow, runRows } from "./support/dashboard.ts";
import { makeLogs, temporaryDirectory, writeLogs } from "./support/logs.ts";
import { SERVER_IS_GONE, setup } from "./support/setup.ts";

describe("the page says what is the matter", () => {
  const { serve, open } = setup();

  it("when there is nothing at the path", async () => {
    const path = join(await temporaryDirectory(), "mistyped");
    const page = await open((await serve(path)).url);
    await page.getByRole("heading", { name: `There is no directory ${path}` }).waitFor();
    await page.getByText("runlens --logdir DIRECTORY").waitFor();
  });

  it("when the directory is empty", async () => {
    const path = await temporaryDirectory();
    const page = await open((await serve(path)).url);
    await page.getByRole("heading", { name: `No event files in ${path}` }).waitFor();
    await page.getByText("It searched 1 directory and found none.").waitFor();
    await page.getByText(`find ${path} -name '*tfevents*'`).waitFor();
  });

  it("when the path is a file", async () => {
    const directory = await temporaryDirectory();
    const path = join(directory, "events.out.tfevents.1.host");
    await writeFile(path, "");
    const page = await open((await serve(path)).url);
    await page.getByRole("heading", { name: `${path} is a file, not a directory` }).waitFor();
    await page.getByText(`runlens --logdir ${directory}`).waitFor();
  });

  it("when the directory holds other files", async () => {
    const path = await temporaryDirectory();
    await mkdir(join(path, "checkpoints"));
    await writeFile(join(path, "checkpoints", "model.pt"), "no events");
    const page = await open((await serve(path)).url);
    await page.getByRole("heading", { name: `No event files in ${path}` }).waitFor();
    await page.getByText("It searched 2 directories and found none.").waitFor();
  });

  it("when a filter is no regular expression, and goes on with the last one", async () => {
    const page = await open((await serve(inRoot("testdata/two-runs"))).url);
    await chartSentence(page, "loss");
    const tags = page.getByRole("searchbox", { name: "Filter tags" });
    await tags.fill("acc");
    await card(page, "loss").waitFor({ state: "detached" });
    await tags.fill("acc(");
    await page.getByRole("alert").filter({ hasText: "Unterminated group" }).waitFor();
    expect(await tags.getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByRole("article").count()).toBe(1);
    await tags.fill("");

    const runs = page.getByRole("searchbox", { name: "Filter runs" });
    await runs.fill("[");
    await page.getByRole("alert").waitFor();
    expect(await runs.getAttribute("aria-invalid")).toBe("true");
    expect(await runRows(page).count()).toBe(3);
  });

  it("when nothing matches a filter", async () => {
    const page = await open((await serve(inRoot("testdata/two-runs"))).url);
    await page.getByRole("searchbox", { name: "Filter tags" }).fill("nothing like it");
    await page.getByRole("heading", { name: "No tag matches “nothing like it”" }).waitFor();
    await page.getByText("0 of 3 tags").waitFor();
    await page.getByRole("searchbox", { name: "Filter runs" }).fill("nothing like it");
    await page.getByText("No run matches").waitFor();
  });

  it("when no selected run has a tag", async () => {
    const page = await open(`${(await serve(inRoot("testdata/two-runs"))).url}?shown=unusual`);
    await page.getByText("1 of 3 tags, 2 without a selected run").waitFor();
    expect(await card(page, "loss").count()).toBe(0);
    await page.getByRole("searchbox", { name: "Filter tags" }).fill("loss");
    await page.getByRole("heading", { name: "No selected run has these tags" }).waitFor();
    await page.getByRole("button", { name: "Show 1 empty card" }).click();
    await card(page, "loss")
      .getByText("No selected run has logged “loss”. 2 other runs have.")
      .waitFor();
  });

  it("when the link names a dashboard that there is not, and which is shown instead", async () => {
    const page = await open(`${(await serve(inRoot("testdata/two-runs"))).url}#graphs`);
    const notice = page.getByText("There is no dashboard “graphs”. Scalars is shown instead.");
    await notice.waitFor();
    await chartSentence(page, "loss");
    await page.getByRole("button", { name: "Close notice" }).click();
    await notice.waitFor({ state: "detached" });
    await page.waitForURL(/#scalars$/);
  });

  it("when a part of the page cannot be fetched, which the rest outlives", async () => {
    const { url } = await serve(inRoot("testdata/two-runs"));
    const page = await open(url, { expected: /ERR_FAILED/ });
    await chartSentence(page, "loss");
    await page.route("**/shortcut-sheet*.js", (route) => route.abort());
    await page.getByRole("button", { name: "Help and shortcuts" }).click();
    const failure = page.getByRole("alert").getByText("could not be fetched");
    await failure.waitFor();
    await chartSentence(page, "loss");

    const choose = async (item: string): Promise<void> => {
      await card(page, "loss").getByRole("button", { name: "More: loss" }).click();
      await page.getByRole("menu").getByText(item).click();
    };
    const parts = /(data-table|export-dialog|add-tags)[^/]*\.js/;
    await page.route(parts, (route) => route.abort());
    await page.getByRole("button", { name: "Close notice" }).click();
    await card(page, "loss").getByRole("button", { name: "Data table: loss" }).click();
    await failure.waitFor();
    for (const item of ["Add tags…", "Export…"]) {
      await page.getByRole("button", { name: "Close notice" }).click();
      await choose(item);
      await failure.waitFor();
    }
    await chartSentence(page, "loss");
    await page.unroute(parts);
    const dialog = page.getByRole("dialog", { name: "Export loss" });
    await page.getByRole("button", { name: "Close notice" }).click();
    await choose("Export…");
    await ((await fetchesAgain(page, url)) ? dialog : failure).waitFor();
    await page.reload();
    await choose("Export…");
    await dialog.waitFor();
  });

  it("when the server is gone, and goes on when it is back, with what came in between", async () => {
    const directory = await makeLogs({ first: { loss: [3, 2, 1] } });
    const server = await serve(directory);
    const page = await open(server.url, { expected: SERVER_IS_GONE });
    await chartSentence(page, "loss");

    await server.close();
    await page.getByText("server gone, retrying").waitFor();
    await runRow(page, "first").waitFor();

    await writeLogs(directory, { second: { loss: [4, 3, 2] } });
    await serve(directory, "--port", new URL(server.url).port);
    await runRow(page, "second").waitFor();
    await page.getByRole("banner").getByText(/^live/).waitFor();
    await card(page, "loss").getByText("2 runs · 6 points").waitFor();
  });
});

/** Whether the browser fetches a module that it could not fetch before: Chromium does since 155 or so. */
async function fetchesAgain(page: Page, url: string): Promise<boolean> {
  const canImport = (): Promise<boolean> =>
    page.evaluate<boolean>(`import("${url}probe.js").then(() => true, () => false)`);
  await page.route("**/probe.js", (route) => route.abort(), { times: 1 });
  await canImport();
  await page.route("**/probe.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  return canImport();
}
