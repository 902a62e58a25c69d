import type { FileProblem } from "@runlens/model";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inRoot } from "../tools/root.ts";
import { chartSentence, runList, runRow } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

describe("what could not be read", () => {
  const { serve, stage, open } = setup();

  it("is listed by file: where, how much, why; and the path can be copied", async () => {
    const page = await open((await serve(inRoot("testdata/damaged"))).url, {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    expect(await chartSentence(page, "loss")).toMatch(/^loss: 3 lines, step 0 to 19, /);
    await page.getByRole("button", { name: "2 problems" }).click();
    const sheet = page.getByRole("dialog", { name: "2 problems" });
    expect(await places(sheet)).toEqual([
      [expect.stringContaining("damaged/flipped-length/events.out"), "669", "62 B"],
      [expect.stringContaining("damaged/flipped-value/events.out"), "669", "62 B"],
    ]);
    await sheet.getByText("It is damaged at byte 669").first().waitFor();

    await sheet.getByRole("button", { name: /Copy path .*flipped-value/ }).click();
    await sheet.getByRole("button", { name: "Path copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /damaged\/flipped-value\/events\.out\S+$/,
    );
  });

  it("is a key away, and told of each run", async () => {
    const page = await open((await serve(inRoot("testdata/damaged"))).url);
    await chartSentence(page, "loss");
    await page.keyboard.press("p");
    await page.getByRole("dialog", { name: "2 problems" }).waitFor();
    await page.keyboard.press("Escape");

    await runRow(page, "flipped-value")
      .getByRole("img", { name: /^1 record could not/ })
      .waitFor();
    await runRow(page, "cut-off")
      .getByRole("img", { name: /record/ })
      .waitFor({ state: "detached" });
    await runList(page).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("i");
    const details = page.getByRole("dialog", { name: "Run details" });
    expect(await places(details)).toEqual([
      [expect.stringContaining("flipped-value/events.out"), "669", "62 B"],
    ]);
  });

  it("stays readable when it is much", async () => {
    const { store, url } = await stage();
    store.addRun("a");
    store.addRun("b");
    store.setProgress({ phase: "live" });
    for (let i = 0; i < 1500; i++)
      store.addProblem(damage("logs/a/events.out.tfevents.1", 100 * i));
    const page = await open(url);
    await page.getByRole("button", { name: "1,500 problems" }).click();
    const sheet = page.getByRole("dialog", { name: "1,500 problems" });
    expect((await places(sheet)).length).toBe(5);
    await sheet.getByRole("button", { name: "Show 195 more of this file" }).click();
    expect((await places(sheet)).length).toBe(200);
    await sheet.getByText("1,300 more are not listed here").waitFor();
    await page.keyboard.press("Escape");
    await runRow(page, "a").getByRole("img", { name: "1,500 problems" }).waitFor();
    expect(await runRow(page, "b").getByRole("img").count()).toBe(0);
  });

  it("is marked where a file holds no record at all", async () => {
    const directory = await makeLogs({ sound: { loss: [1] } });
    await mkdir(join(directory, "broken"));
    await writeFile(join(directory, "broken/events.out.tfevents.1"), new Uint8Array(99).fill(7));
    const page = await open((await serve(directory)).url);
    await runRow(page, "broken").getByRole("img", { name: "1 problem" }).waitFor();
  });

  it("is apart from what only happened to files", async () => {
    const { store, url } = await stage();
    store.addRun("a");
    store.setProgress({ phase: "live" });
    const { code: _, ...place } = damage("logs/a/events.out.tfevents.1", 0);
    store.addNotice({
      ...place,
      code: "file.rewritten",
      message: "It was emptied: 3 values went.",
    });
    const page = await open(url);
    await page.getByRole("button", { name: "1 notice" }).click();
    const sheet = page.getByRole("dialog", { name: "No problems" });
    await sheet.getByText("It was emptied: 3 values went.").waitFor();
    await page.keyboard.press("Escape");
    expect(await runRow(page, "a").getByRole("img").count()).toBe(0);
  });

  it("may be nothing", async () => {
    const page = await open((await serve(inRoot("testdata/two-runs"))).url);
    await chartSentence(page, "loss");
    expect(await page.getByRole("button", { name: /problem/ }).count()).toBe(0);
    await page.keyboard.press("p");
    await page.getByRole("dialog", { name: "No problems" }).getByText("could be read").waitFor();
  });
});

function damage(path: string, offset: number): FileProblem {
  return {
    code: "file.damagedRecord",
    message: `${path} is damaged at byte ${offset}.`,
    hint: "Copy the file again.",
    run: "a",
    path,
    offset,
    lostBytes: 62,
  };
}

/** Path, offset and lost bytes of what is listed. */
async function places(list: Locator): Promise<(string | undefined)[][]> {
  const files = list.locator(".problem-groups").first().locator("> li");
  await files.first().waitFor();
  return files.evaluateAll((shown) =>
    shown.flatMap((file) => {
      const path = file.querySelector("p")?.textContent;
      return [...file.querySelectorAll("tbody tr")].map((row) => {
        const [offset, lost] = [...row.children].map((cell) => cell.textContent);
        return [path, offset, lost];
      });
    }),
  );
}
