import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { card, linkOf } from "./support/dashboard.ts";
import { setup } from "./support/setup.ts";
import { makeTensors } from "./support/tensor-logs.ts";

const { serve, open } = setup();

it("shows what no other dashboard shows, and TensorBoard's list of plugins does not have it", async () => {
  const { url } = await serve(await makeTensors());
  const page = await open(`${url}#tensors`);
  const odd = card(page, "odd, a");
  await odd.getByText("plugin weather").waitFor();
  await odd.getByText("float64 [4]").waitFor();
  expect(await odd.locator(".tensor-statistics > div").allInnerTexts()).toEqual([
    "min\n0",
    "max\n2",
    "mean\n1",
    "std\n1",
    "zeros\n1",
    "NaN\n1",
    "+∞\n1",
  ]);
  await card(page, "words, a").getByText("<b>rain</b>").waitFor();
  const listing: unknown = await (await fetch(`${url}data/plugins_listing`)).json();
  expect(listing).not.toHaveProperty("tensors");
});

it("shows any slice, at any step, and saves it", async () => {
  const { url } = await serve(await makeTensors());
  const page = await open(`${url}?step=0#tensors`);
  const cube = card(page, "cube, a");
  const corner = cube.getByRole("gridcell").first();
  await cube.getByText("float32 [2 × 3 × 4]").waitFor();
  await expect.poll(() => corner.textContent()).toBe("0");
  await cube.getByRole("slider", { name: "Index 0 of cube, a" }).press("End");
  await expect.poll(() => corner.textContent()).toBe("12");
  expect(linkOf(page)).toContain("slice");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    cube.getByRole("button", { name: "Save: cube, a" }).click(),
  ]);
  const text = await readFile(await saved.path(), "utf8");
  expect(text).toBe("12,13,14,15\r\n16,17,18,19\r\n20,21,22,23\r\n");
});

it("shows a slice as a heat map, and any value as bytes", async () => {
  const { url } = await serve(await makeTensors());
  const page = await open(`${url}?tensorForm=heat#tensors`);
  const map = card(page, "cube, a").getByRole("img", { name: "3 by 4 elements, 10 to 21." });
  await map.hover({ position: { x: 2, y: 2 } });
  await card(page, "cube, a").getByText("[0, 0, 0] 10").waitFor();
  await card(page, "words, a").getByText("Only numbers have a heat map").waitFor();
  await page.getByRole("radio", { name: "Bytes" }).check({ force: true });
  await card(page, "words, a").getByText("rain").waitFor();
});
