import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { findTestBrowser } from "../../tools/browser.ts";
import { type Appender, startAppender } from "./appender.ts";
import { type RunningRunlens, startRunlens } from "./runlens.ts";
import { type StagedServer, startStagedServer } from "./staged-server.ts";

export interface OpenOptions extends BrowserContextOptions {
  /** What the console may say; nothing by default. */
  readonly expected?: RegExp;
}

/** What the console may say of a page whose server ends meanwhile, in the middle of an answer or not. */
export const SERVER_IS_GONE =
  /ERR_(?:CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)/;

interface Closable {
  close(): Promise<void>;
}

/**
 * Real Chromium and the real command for the tests of one file. Everything opened in a test
 * is closed after it, and every test fails whose page complained.
 */
export function setup() {
  const pages: Closable[] = [];
  const programs: Closable[] = [];
  const complaints: string[] = [];
  let browser: Browser;
  let indexRoot: string;

  beforeAll(async () => {
    indexRoot = await mkdtemp(join(tmpdir(), "runlens-e2e-"));
    const { executablePath, args } = await findTestBrowser();
    browser = await chromium.launch({ executablePath, args: [...args] });
  });
  afterAll(async () => {
    await browser.close();
    await rm(indexRoot, { recursive: true });
  });
  afterEach(async () => {
    // Pages first: one that is open while its server ends complains, rightly.
    for (const thing of pages.splice(0)) await thing.close();
    for (const thing of programs.splice(0).toReversed()) await thing.close();
    expect(complaints.splice(0)).toEqual([]);
  });

  function endedAfterTest<T extends Closable>(program: T): T {
    programs.push(program);
    return program;
  }

  /** Starts `runlens ARGS`, on a free port unless the arguments name one. */
  async function serve(...args: string[]): Promise<RunningRunlens> {
    return endedAfterTest(await startRunlens(["--index_dir", indexRoot, ...args]));
  }

  /** Starts the server on a store that the test fills. */
  async function stage(): Promise<StagedServer> {
    return endedAfterTest(await startStagedServer());
  }

  /** Starts a program that logs to `directory`. */
  async function log(directory: string): Promise<Appender> {
    return endedAfterTest(await startAppender(directory));
  }

  /** Opens an address in a new browser profile: 1440 x 900 CSS pixels, times in UTC, no motion. */
  async function open(url: string, { expected, ...options }: OpenOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      timezoneId: "UTC",
      reducedMotion: "reduce",
      ...options,
    });
    pages.push(context);
    const page = await context.newPage();
    listen(page, (complaint) => {
      if (expected === undefined || !expected.test(complaint)) complaints.push(complaint);
    });
    await page.goto(url);
    return page;
  }

  return { serve, stage, log, open };
}

/** Errors and warnings of the console, uncaught errors, failed requests and requests to other hosts. */
function listen(page: Page, complain: (complaint: string) => void): void {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      complain(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complain(String(error)));
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs = hostname === "localhost" || ["blob:", "data:"].includes(protocol);
    if (!isOurs) complain(`request to another host: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // What the page itself gives up, because something newer is wanted, is no failure.
    if (reason !== "net::ERR_ABORTED") complain(`${request.url()}: ${reason}`);
  });
}
