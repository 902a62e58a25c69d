import type { Page } from "playwright-core";
import { bundlePage } from "../../bench/browser.ts";

/** Gives an empty page the charts of `picture-page.ts`, without a server. */
export async function loadCharts(page: Page): Promise<Page> {
  const { script, styles } = await bundlePage("picture-page", "packages/charts/src/test-support");
  await page.addStyleTag({ content: styles });
  await page.addScriptTag({ content: script });
  return page;
}
