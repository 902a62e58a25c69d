import { describe, expect, it } from "vitest";
import { chartSentence } from "./support/dashboard.ts";
import { makeLogs } from "./support/logs.ts";
import { setup } from "./support/setup.ts";

describe("dashboards", () => {
  const { serve, open } = setup();

  it("without data are under More, and say what they looked for", async () => {
    const { url } = await serve(await makeLogs({ run: { loss: [3, 2, 1] } }));
    const page = await open(url);
    await chartSentence(page, "loss");
    const tabs = page.getByRole("navigation", { name: "Dashboards" });
    expect(await tabs.getByRole("link").allTextContents()).toContain("Scalars");
    expect(await tabs.getByRole("link", { name: "Images" }).count()).toBe(0);

    await tabs.getByRole("button", { name: "More" }).click();
    const images = page.getByRole("menuitem", { name: "Images" });
    expect(await images.textContent()).toContain("Looked for data of the kind “images”");
    await images.click();
    await page.getByText("No data for Images").waitFor();
    await page.goBack();
    await chartSentence(page, "loss");
  });

  it("are under More in a narrow window, the open one in its place", async () => {
    const { url } = await serve(await makeLogs({ run: { loss: [3, 2, 1] } }));
    const page = await open(url);
    await chartSentence(page, "loss");
    const tabs = page.getByRole("navigation", { name: "Dashboards" });
    const all = await tabs.getByRole("link").allTextContents();
    expect(all).toEqual(["Scalars", "Custom Scalars"]);

    await page.setViewportSize({ width: 560, height: 900 });
    await expect.poll(() => tabs.getByRole("link").count()).toBeLessThan(all.length);
    await tabs.getByRole("button").click();
    await page.getByRole("menuitem", { name: "Custom Scalars" }).click();
    await page.waitForURL(/#custom_scalars$/);
    await tabs.getByRole("button", { name: "Custom Scalars" }).waitFor();
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect.poll(() => tabs.getByRole("link").allTextContents()).toEqual(all);
  });

  it("are fetched from a server on a machine without a network, too", async () => {
    const { url } = await serve(await makeLogs({ run: { loss: [3, 2, 1] } }));
    const page = await open(url);
    await chartSentence(page, "loss");
    await page.evaluate(() => window.dispatchEvent(new Event("offline")));
    await page.getByRole("link", { name: "Custom Scalars" }).click();
    await page.getByText("No layout of charts yet").waitFor();
  });
});
