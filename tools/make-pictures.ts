import { runDemo } from "@runlens/cli";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import { findBrowser } from "./browser.ts";
import { buildWebIfStale } from "./build-web.ts";
import { inRoot, ROOT } from "./root.ts";
import { startedUrl } from "./support/started-url.ts";

/**
 * Takes the pictures of the README from the real page on the sample logs:
 * `npm run pictures`, after a change of what the page shows.
 */

const PICTURES = inRoot("docs/pictures");
const THEMES = ["dark", "light"] as const;
/** The pointer stands in this chart, at these parts of its width and height. */
const CHART = "optimizer/learning_rate";
const POINTER = { x: 0.62, y: 0.4 };

const quiet = { out() {}, tell() {}, progress() {} };
await buildWebIfStale(() => {});
await runDemo(inRoot("demo-logs"), quiet);
await mkdir(PICTURES, { recursive: true });

const server = spawn(
  process.execPath,
  ["packages/cli/src/main.ts", "demo-logs", "--port", "0", "--no_index"],
  {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  },
);
const url = await startedUrl(server);
const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: [...args] });
for (const colorScheme of THEMES) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme,
    timezoneId: "UTC",
  });
  await page.goto(url);
  await showTooltip(page);
  await page.screenshot({ path: `${PICTURES}/scalars-${colorScheme}.png` });
}
await browser.close();
server.kill();
await once(server, "exit");

async function showTooltip(page: Page): Promise<void> {
  const chart = page.getByRole("img", { name: CHART });
  await chart.waitFor();
  const box = await chart.boundingBox();
  if (box === null) throw new Error(`the chart of ${CHART} is not on screen`);
  await page.mouse.move(box.x + box.width * POINTER.x, box.y + box.height * POINTER.y);
  await page.getByText("Smoothed").waitFor();
}
