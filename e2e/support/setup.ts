import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { findBrowser } from "../../tools/browser.ts";
import { startRunlens, type RunningRunlens } from "./runlens.ts";

export interface OpenPage {
  readonly page: Page;
  /** Errors and warnings of the page's console, uncaught errors and failed requests, as they come. */
  readonly complaints: readonly string[];
  readonly url: string;
}

/**
 * Real Chromium and the real command for the tests of one file. Everything opened in a test
 * is closed after it.
 */
export function setup() {
  const opened: { close(): Promise<void> }[] = [];
  let browser: Browser;

  beforeAll(async () => {
    const { executablePath, args } = await findBrowser();
    browser = await chromium.launch({ executablePath, args: [...args] });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const thing of opened.splice(0).toReversed()) await thing.close();
  });

  /** Starts `runlens ARGS` on a free port. */
  async function serve(...args: string[]): Promise<RunningRunlens> {
    const runlens = await startRunlens(args);
    opened.push(runlens);
    return runlens;
  }

  /** Opens an address in a new browser profile, 1440 x 900 CSS pixels. */
  async function open(url: string): Promise<OpenPage> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    opened.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // What the page itself gives up, because something newer is wanted, is no failure.
      if (reason !== "net::ERR_ABORTED") complaints.push(`${request.url()}: ${reason}`);
    });
    await page.goto(url);
    return { page, complaints, url };
  }

  return { serve, open };
}
