import type { Page } from "playwright-core";
import { loadPicturePage } from "./golden-pictures.ts";

/** Gives an empty page the charts of `picture-page.ts`, without a server. */
export function loadCharts(page: Page): Promise<Page> {
  return loadPicturePage(page, "packages/charts/src/test-support");
}
