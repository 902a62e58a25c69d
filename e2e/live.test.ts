import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
  card,
  chart,
  chartSentence,
  drag,
  hover,
  linkOf,
  nextFrames,
  picture,
  runRow,
  tooltipRows,
} from "./support/dashboard.ts";
import { logRun, makeLogs, temporaryDirectory, writeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const STEPS = Array.from({ length: 100 }, (_, step) => 1 / (1 + step));

describe("a run that is being written", () => {
  const { serve, log, open } = setup();

  it("is on the screen less than a second after each flush", async () => {
    const directory = await temporaryDirectory();
    const program = await log(join(directory, "run"));
    await program.append("loss", 1, 0);
    const { url } = await serve(directory);
    const page = await open(url);
    await chartSentence(page, "loss");

    const latenciesMs: number[] = [];
    for (let step = 1; step <= 7; step++) {
      const clock = await watchFor(page, "loss", `step 0 to ${step},`);
      const flushedMs = await program.append("loss", step + 0.5, step);
      latenciesMs.push((await clock.shownMs()) - flushedMs);
    }
    const sorted = latenciesMs.toSorted((a, b) => a - b);
    process.stdout.write(`e2e: flush to screen ${sorted.map((ms) => `${ms} ms`).join(", ")}\n`);
    expect(sorted[3]).toBeLessThan(1000);

    await hover(page, "loss", 0.97);
    expect((await tooltipRows(page))[0]).toMatchObject({ Run: "run", Step: "7", Value: "7.5" });
  });

  it("leaves a zoomed view where it is", async () => {
    const directory = await makeLogs({ run: { loss: STEPS } });
    const program = await log(join(directory, "run"));
    const { url } = await serve(directory);
    const page = await open(`${url}?smoothing=0`);
    await chartSentence(page, "loss");
    await drag(page, "loss", 0.3, 0.6);
    await page.waitForURL(/card\.loss=s/);
    // The link rounds the view that it keeps.
    await nextFrames(page);
    const [link, zoomed] = [linkOf(page), await picture(page, "loss")];

    await program.append("loss", 9, 100);
    await card(page, "loss").getByText("101 points").waitFor({ state: "attached" });
    expect(linkOf(page)).toBe(link);
    expect(await picture(page, "loss")).toBe(zoomed);

    await chart(page, "loss").dblclick();
    await page.waitForURL((address) => !address.search.includes("card.loss"));
    expect(await chartSentence(page, "loss")).toBe("loss: 1 line, step 0 to 100, last value 9.");
  });

  it("is followed in what is zoomed into, until somebody looks elsewhere", async () => {
    const directory = await makeLogs({ run: { loss: STEPS } });
    const program = await log(join(directory, "run"));
    const { url } = await serve(directory);
    const page = await open(`${url}?smoothing=0&scalars.card.loss=s40~60`);
    const header = card(page, "loss").getByText("following ·");
    const paused = card(page, "loss").getByText("Following paused");
    await chartSentence(page, "loss");
    await page.keyboard.press("f");
    await header.waitFor({ state: "attached" });
    await expect.poll(() => lastStepInSight(page, "loss")).toBe("99");
    await page.waitForURL(/follow=true/);
    const link = linkOf(page);

    await program.append("loss", 9, 104);
    await expect.poll(() => lastStepInSight(page, "loss")).toBe("104");
    expect(linkOf(page)).toBe(link);
    expect(await paused.count()).toBe(0);

    await chart(page, "loss").focus();
    await page.keyboard.press("[");
    await paused.waitFor();
    await program.append("loss", 9, 110);
    await card(page, "loss").getByText("102 points").waitFor({ state: "attached" });
    expect(await lastStepInSight(page, "loss")).toBe("99");
    await page.waitForURL(/card\.loss=s79%7E99_hold/);

    await page.keyboard.press("f");
    await paused.waitFor({ state: "detached" });
    await page.keyboard.press("f");
    await header.waitFor({ state: "attached" });
    await expect.poll(() => lastStepInSight(page, "loss")).toBe("110");
    await chart(page, "loss").focus();
    await page.keyboard.press("[");
    await paused.waitFor();
    await page.getByRole("button", { name: "Resume" }).click();
    await paused.waitFor({ state: "detached" });
    await expect.poll(() => lastStepInSight(page, "loss")).toBe("110");

    await page.keyboard.press("f");
    await page.waitForURL(/card\.loss=s90%7E110(&|#)/);
    await program.append("loss", 9, 120);
    await card(page, "loss").getByText("103 points").waitFor({ state: "attached" });
    expect(await lastStepInSight(page, "loss")).toBe("110");
  });

  it("is followed over the values of a tag, too, which may fall", async () => {
    const epochs = STEPS.map((_, step) => step);
    const directory = await makeLogs({ run: { loss: STEPS, epoch: epochs } });
    const program = await log(join(directory, "run"));
    const { url } = await serve(directory);
    const page = await open(
      `${url}?smoothing=0&xTag=epoch&follow=true&scalars.card.loss=v70~90&tagFilter=loss`,
    );
    const at = async (epoch: number, step: number): Promise<void> => {
      await program.append("epoch", epoch, step);
      await program.append("loss", 9, step);
    };
    await card(page, "loss").getByText("following ·").waitFor({ state: "attached" });
    await expect.poll(() => lastStepInSight(page, "loss")).toBe("99");
    await at(120, 100);
    await expect.poll(() => lastStepInSight(page, "loss")).toBe("100");
    await at(60, 101);
    await expect.poll(() => lastStepInSight(page, "loss")).toBe("80");
    expect(linkOf(page)).toContain("card.loss=v70%7E90");
  });

  it("is told of when it turns into NaN: by a notice, in the table and on the card", async () => {
    const directory = await makeLogs({ a: { loss: STEPS, acc: STEPS }, b: { loss: [1, NaN] } });
    await logRun(directory, "words", (writer) => writer.text("loss", "It falls.", 0));
    const program = await log(join(directory, "a"));
    const { url } = await serve(directory);
    const page = await open(`${url}?smoothing=0`);
    const markOf = (run: string) => runRow(page, run).getByText("NaN", { exact: true });
    await markOf("b").waitFor();
    await card(page, "loss").getByRole("button", { name: "NaN at step 1" }).waitFor();
    expect(await markOf("a").count()).toBe(0);

    await program.append("loss", NaN, 100);
    await page.getByText("a: loss turned NaN at step 100").waitFor();
    await markOf("a").waitFor();
    const badge = card(page, "loss").getByRole("button", { name: "2 series have NaN" });
    expect((await badge.getAttribute("title"))?.split("\n").slice(0, 2)).toEqual([
      "b: 1 NaN, first at step 1",
      "a: 1 NaN, first at step 100",
    ]);

    // Where numbers are, though a run has texts of that name.
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await card(page, "acc").waitFor({ state: "detached" });
    await page.waitForURL(/card\.loss=s88%7E100(&|#)/);
    await page.goBack();
    await card(page, "acc").waitFor();
    expect(linkOf(page)).not.toContain("card.loss");
    await runRow(page, "b").click();
    await card(page, "loss").getByRole("button", { name: "NaN at step 100" }).click();
    await page.waitForURL(/card\.loss=s88%7E100(&|#)/);
  });

  it("appears by itself, with new tags, and goes when its directory is deleted", async () => {
    const directory = await makeLogs({ first: { loss: STEPS } });
    const { url } = await serve(directory);
    const page = await open(url);
    await runRow(page, "first").waitFor();

    await writeLogs(directory, { second: { loss: [3, 2, 1], accuracy: [0.5] } });
    await runRow(page, "second").waitFor();
    await card(page, "accuracy").waitFor();
    await card(page, "loss").getByText("2 runs").waitFor();

    await rm(join(directory, "second"), { recursive: true });
    await runRow(page, "second").waitFor({ state: "detached" });
    await card(page, "accuracy").waitFor({ state: "detached" });
    await card(page, "loss").getByText("1 run ·").waitFor();
  });

  it("may be the first one of a directory that is not there yet", async () => {
    const directory = join(await temporaryDirectory(), "later");
    const { url } = await serve(directory);
    const page = await open(url);
    await page.getByText("There is no directory").waitFor();

    await writeLogs(directory, { run: { loss: STEPS } });
    expect(await chartSentence(page, "loss")).toMatch(/^loss: 1 line, /);
  });
});

/** Notes when the sentence of a chart, which is set as it is drawn, comes to hold `text`. */
async function watchFor(page: Page, tag: string, text: string) {
  const watch = await chart(page, tag).evaluateHandle(
    (element, wanted) => ({
      shownMs: new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (element.ariaLabel?.includes(wanted) !== true) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(element, { attributeFilter: ["aria-label"] });
      }),
    }),
    text,
  );
  /** Milliseconds since the epoch. */
  const shownMs = (): Promise<number> => watch.evaluate((noted) => noted.shownMs);
  return { shownMs };
}

/** What the tooltip reads at the right end of a chart. */
async function lastStepInSight(page: Page, tag: string): Promise<string | undefined> {
  await hover(page, tag, 0.5);
  await hover(page, tag, 0.97);
  return (await tooltipRows(page))[0]?.["Step"];
}
