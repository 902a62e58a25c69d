import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
  card,
  chartSentence,
  drag,
  linkOf,
  picture,
  runRow,
  runRows,
} from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const FALLING = Array.from({ length: 200 }, (_, step) => 1 / (1 + step));
const RISING = FALLING.map((value) => 1 - value);
const TAGS = { "train/loss": FALLING, "train/accuracy": RISING, "other/loss": FALLING };

describe("the link", () => {
  const { serve, open } = setup();

  it("reproduces the view in a browser that never saw it", async () => {
    const logs = await makeLogs({ "a/one": TAGS, "a/two": TAGS, "b/three": TAGS, "a/four": TAGS });
    const { url } = await serve(logs);
    const page = await open(url);
    await chartSentence(page, "train/loss");

    await page.getByRole("searchbox", { name: "Filter runs" }).fill("a/");
    await runRow(page, "b/three").waitFor({ state: "detached" });
    await runRow(page, "a/two").click();
    await page.getByRole("searchbox", { name: "Filter tags" }).fill("loss$");
    await card(page, "train/accuracy").waitFor({ state: "detached" });
    await page.getByRole("textbox", { name: "Smoothing, exact value" }).fill("0.25");
    await page.getByRole("textbox", { name: "Card width, exact value" }).fill("500");
    await page.getByRole("radio", { name: "Relative" }).check({ force: true });
    await page.getByRole("radio", { name: "All attempts" }).check({ force: true });
    await card(page, "train/loss").hover();
    await page.getByRole("button", { name: "Log y-axis: train/loss" }).click();
    await drag(page, "train/loss", 0.4, 0.8);
    await page.waitForURL(/card\.train\/loss=r/);
    await page.mouse.move(0, 0);

    const other = await open(page.url());
    const view = await viewOf(page, ["train/loss", "other/loss"]);
    expect(view).toMatchObject({
      cards: ["other/loss", "train/loss"],
      runs: { "a/one": true, "a/two": false, "a/four": true },
      smoothing: "0.25",
      choices: ["Relative", "Linear", "Linear", "All attempts"],
    });
    expect(await viewOf(other, ["train/loss", "other/loss"])).toEqual(view);
    expect(linkOf(other)).toBe(linkOf(page));
  });

  it("leaves out what is as usual", async () => {
    const { url } = await serve(await makeLogs({ one: TAGS, two: TAGS }));
    const page = await open(url);
    await chartSentence(page, "train/loss");
    const link = linkOf(page);

    await runRow(page, "two").click();
    await page.waitForURL(/hidden=two/);
    await runRow(page, "two").click();
    await page.waitForURL((address) => !address.search.includes("hidden"));
    expect(linkOf(page)).toBe(link);
    expect(new URL(page.url()).search).toBe("");
  });

  it("gets the settings that were chosen last, unless it says anything itself", async () => {
    const { url } = await serve(await makeLogs({ one: TAGS }));
    const page = await open(url);
    await chartSentence(page, "train/loss");
    const smoothing = page.getByRole("textbox", { name: "Smoothing, exact value" });
    const smoothingAt = async (address: string): Promise<string> => {
      await page.goto("about:blank");
      await page.goto(address);
      await chartSentence(page, "train/loss");
      return smoothing.inputValue();
    };
    const other = await page.context().newPage();
    await other.goto(url);
    await smoothing.fill("0.25");
    await page.waitForURL(/smoothing=0.25/);
    await other.reload();
    await chartSentence(other, "train/loss");
    expect(new URL(other.url()).search).toBe("");
    expect(await smoothingAt(url)).toBe("0.25");
    await page.waitForURL(/smoothing=0.25/);
    expect(await smoothingAt(`${url}?tagFilter=loss#scalars`)).toBe("0.6");
    expect(await smoothingAt(`${url}?smoothing=0.9`)).toBe("0.9");

    await page.getByRole("button", { name: "Reset to defaults" }).click();
    await page.waitForURL((address) => address.search === "");
    expect(await smoothingAt(url)).toBe("0.6");
  });
});

/** All that the link is to reproduce, axes and lines as pixels. */
async function viewOf(page: Page, tags: readonly string[]) {
  const pictures: string[] = [];
  for (const tag of tags) {
    await chartSentence(page, tag);
    pictures.push(await picture(page, tag));
  }
  const rows = await runRows(page).all();
  return {
    pictures,
    cards: await page
      .getByRole("article")
      .evaluateAll((cards) => cards.map((each) => each.ariaLabel)),
    runs: Object.fromEntries(
      await Promise.all(
        rows.map(async (row) => [
          await row.locator("[title]").first().getAttribute("title"),
          (await row.getAttribute("aria-selected")) === "true",
        ]),
      ),
    ),
    runFilter: await page.getByRole("searchbox", { name: "Filter runs" }).inputValue(),
    tagFilter: await page.getByRole("searchbox", { name: "Filter tags" }).inputValue(),
    smoothing: await page.getByRole("textbox", { name: "Smoothing, exact value" }).inputValue(),
    choices: await page
      .locator("label", { has: page.getByRole("radio", { checked: true }) })
      .allInnerTexts(),
  };
}
