import { describe, expect, it } from "vitest";
import { differingPictures, FAILED_PICTURES, loadPicturePage } from "./support/golden-pictures.ts";
import { setup } from "./support/setup.ts";

const { open } = setup();

describe.each(["histograms", "distributions"])("%s", (plugin) => {
  it("look as their golden pictures in both themes", async () => {
    const folder = `plugins/${plugin}/frontend/test-support`;
    const page = await loadPicturePage(await open("about:blank"), folder);
    const drawn = new Map<string, string>();
    for (const theme of ["light", "dark"]) {
      const pictures = await page.evaluate<Record<string, string>>(`drawPictures("${theme}")`);
      for (const [name, url] of Object.entries(pictures)) drawn.set(`${name}-${theme}`, url);
    }
    const different = await differingPictures(page, "histograms", drawn);
    expect(different, `see ${FAILED_PICTURES}`).toEqual([]);
  });
});
