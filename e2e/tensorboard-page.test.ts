import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { startedUrl } from "../tools/support/started-url.ts";
import { haveSharedFixtures, sharedFixtures } from "./support/shared.ts";
import { setup } from "./support/setup.ts";

/** TensorBoard's page, `webfiles.zip`. */
const WEB_FILES = process.env["RUNLENS_TENSORBOARD_WEBFILES"];
/** The program `tensorboard`: what its own page complains of is nobody's mistake here. */
const TENSORBOARD = process.env["RUNLENS_TENSORBOARD"];
/** Where pictures go, to be looked at. */
const PICTURES = process.env["RUNLENS_PICTURES"];

/** The page of TensorBoard 2.21 says this of itself on every dashboard. */
const OF_EVERY_PAGE = "WARNING: Multiple instances of Three.js being imported.";

/** Never enabled; their tabs are texts of the page itself. */
const TABS_WITHOUT_ROUTES = ["profile_redirect", "wit_redirect"];

/** A dozen dashboards, on two servers. */
const TIMEOUT = { timeout: 400_000 };

if (WEB_FILES === undefined) {
  process.stdout.write(
    "TensorBoard's page: skipped, RUNLENS_TENSORBOARD_WEBFILES does not name it\n",
  );
}

describe.skipIf(WEB_FILES === undefined || !haveSharedFixtures)("TensorBoard's page", () => {
  const { serve, open } = setup();

  it.each(["tf", "py"])("shows every dashboard that has data, of %s", TIMEOUT, async (logs) => {
    const directory = sharedFixtures("logs", logs);
    const { url } = await serve("--logdir", directory, "--webapp", WEB_FILES ?? "");
    const theirUrl = TENSORBOARD && (await startTensorBoard(TENSORBOARD, directory));
    await expect.poll(() => enabledIn(url)).toContain("timeseries");
    for (const id of [...(await enabledIn(url)), ...TABS_WITHOUT_ROUTES]) {
      const ours = await complaintsOf(url, id, `ours-${logs}`);
      const theirs = theirUrl ? await complaintsOf(theirUrl, id, `theirs-${logs}`) : [];
      const known = new Set([OF_EVERY_PAGE, ...theirs]);
      expect({ id, complaints: ours.filter((text) => !known.has(text)) }).toEqual({
        id,
        complaints: [],
      });
    }
  });

  /** What the console says, and which requests fail, while a dashboard shows all runs. */
  async function complaintsOf(url: string, id: string, picture: string): Promise<string[]> {
    const page = await open("about:blank", { expected: /./ });
    const complaints = new Set<string>();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.add(message.text());
    });
    page.on("pageerror", (error) => complaints.add(String(error)));
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (response.status() >= 400) complaints.add(`${response.status()} ${pathname}`);
    });
    const settled = followRequests(page);
    await page.goto(`${url}#${id}`);
    await settled();
    await selectAllRuns(page, settled);
    if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${picture}-${id}.png` });
    await page.close();
    return [...complaints];
  }
});

async function enabledIn(url: string): Promise<string[]> {
  const answer = await fetch(`${url}data/plugins_listing`);
  const listing: Record<string, { enabled: boolean }> = await answer.json();
  return Object.keys(listing).filter((id) => listing[id]?.enabled);
}

/** The older dashboards select no run when there are many. */
async function selectAllRuns(page: Page, settled: () => Promise<void>): Promise<void> {
  const toggle = page.getByText("Toggle all runs").first();
  if (!(await toggle.isVisible())) return;
  await toggle.click();
  await settled();
}

/** So long nothing is asked of the server once a page has all that it shows. */
const QUIET_MS = 700;

/** Gives a verb that waits until all that the page asked for has come, and it asks no more. */
function followRequests(page: Page): () => Promise<void> {
  let open = 0;
  let lastMs = performance.now();
  const count = (change: number) => () => {
    open += change;
    lastMs = performance.now();
  };
  page.on("request", count(1));
  page.on("requestfinished", count(-1));
  page.on("requestfailed", count(-1));
  return async () => {
    lastMs = performance.now();
    const isQuiet = (): boolean => open === 0 && performance.now() - lastMs > QUIET_MS;
    await expect.poll(isQuiet, { timeout: 30_000 }).toBe(true);
  };
}

async function startTensorBoard(program: string, directory: string): Promise<string> {
  const child: ChildProcess = spawn(program, ["--logdir", directory, "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(async () => {
    child.kill();
    await once(child, "exit");
  });
  return startedUrl(child);
}
