import { describe, expect, it } from "vitest";
import { card, chartSentence, hover, linkOf, picture, tooltipRows } from "./support/dashboard.ts";
import { logRun, START_SECS, temporaryDirectory } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

describe("a run that was restarted", () => {
  const { serve, open } = setup();

  it("shows its last attempt, or all of them, and the link says which", async () => {
    const logs = await temporaryDirectory();
    await logAttempt(logs, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 1);
    await logAttempt(logs, [5, 6, 7, 8], 100);
    const { url } = await serve(logs);
    const page = await open(`${url}?smoothing=0`);
    await card(page, "loss").getByText("1 run · 9 points").waitFor();
    const lastAttempt = await picture(page, "loss");

    await page.getByRole("radio", { name: "All attempts" }).check({ force: true });
    await card(page, "loss").getByText("1 run · 14 points").waitFor();
    await expect.poll(() => linkOf(page)).toContain("attempts=all");
    expect(await chartSentence(page, "loss")).toBe("loss: 1 line, step 0 to 9, last value 108.");
    expect(await picture(page, "loss")).not.toBe(lastAttempt);
    // Step 9 is of the first attempt, step 8 of both: the later one counts.
    await hover(page, "loss", 0.97);
    expect((await tooltipRows(page))[0]).toMatchObject({ Step: "9", Value: "10" });
    await hover(page, "loss", 0.87);
    expect((await tooltipRows(page))[0]).toMatchObject({ Step: "8", Value: "108" });

    const other = await open(url + linkOf(page));
    await card(other, "loss").getByText("1 run · 14 points").waitFor();
    await page.getByRole("radio", { name: "Last attempt" }).check({ force: true });
    await card(page, "loss").getByText("1 run · 9 points").waitFor();
    expect(linkOf(page)).not.toContain("attempts");
    expect(await picture(page, "loss")).toBe(lastAttempt);
  });
});

/** One start of a program: a file of its own, whose values are the step and `offset`. */
async function logAttempt(logs: string, steps: readonly number[], offset: number): Promise<void> {
  await logRun(logs, "run", (writer) => {
    for (const step of steps) {
      writer.scalar("loss", offset + step, step, { wallTimeSecs: START_SECS + offset + step });
    }
  });
}
