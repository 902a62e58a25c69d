import { describe, expect, it } from "vitest";
import { card, chartSentence, linkOf, runRow } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

const LOGS = {
  train: { loss: [3, 2, 1], accuracy: [0, 1] },
  eval: { loss: [3, 2, 2], accuracy: [0, 1] },
};

describe("links of TensorBoard", () => {
  const { serve, open } = setup();

  it("open the same view here, and are from then on links of ours", async () => {
    const { url } = await serve(await makeLogs(LOGS));
    const hidden = encodeURIComponent(btoa(JSON.stringify({ train: true, eval: false })));
    const page = await open(
      `${url}#scalars&tagFilter=loss&_smoothingWeight=0.95&runSelectionState=${hidden}`,
    );
    await chartSentence(page, "loss");
    expect(await card(page, "accuracy").count()).toBe(0);
    await runRow(page, "eval").and(page.locator("[aria-selected=false]")).waitFor();
    const smoothing = page.getByRole("textbox", { name: "Smoothing, exact value" });
    expect(await smoothing.inputValue()).toBe("0.95");

    await smoothing.fill("0.9");
    await expect.poll(() => linkOf(page)).toBe("?tagFilter=loss&smoothing=0.9&hidden=eval#scalars");
  });

  it("of Time Series, too, and keep what is unknown", async () => {
    const { url } = await serve(await makeLogs(LOGS));
    const page = await open(`${url}?runFilter=tr&tagFilter=acc&darkMode=true#timeseries`);
    await chartSentence(page, "accuracy");
    expect(await card(page, "loss").count()).toBe(0);
    await runRow(page, "eval").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Commands" }).waitFor();
    await page.keyboard.type("relative");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => linkOf(page))
      .toBe("?runFilter=tr&tagFilter=acc&x=relative&darkMode=true#scalars");
  });
});
