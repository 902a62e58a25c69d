import { chromium, type Browser, type Page } from "playwright-core";
import { build } from "vite";
import { findBrowser } from "../tools/browser.ts";
import { inRoot } from "../tools/root.ts";

const LOAD_LIMIT_MS = 120_000;
const RENDERER = `(() => {
  const gl = document.createElement("canvas").getContext("webgl");
  const info = gl?.getExtension("WEBGL_debug_renderer_info");
  return info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : "no WebGL";
})()`;

export async function openBrowser(): Promise<Browser> {
  const { executablePath, args } = await findBrowser();
  return chromium.launch({ executablePath, args: [...args] });
}

/** A page with nothing in it, 1440 x 900 CSS pixels, one device pixel each, and an empty cache. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

/** The browser's version and what draws its pictures: a graphics processor, or software. */
export async function browserLine(browser: Browser): Promise<string> {
  const page = await openPage(browser);
  const renderer = await page.evaluate<string>(RENDERER);
  await page.context().close();
  return `Chromium ${browser.version()}, ${renderer}`;
}

/** Processor time of the page's main thread since now, in ms: the same on a busy machine. */
export async function openMainThreadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async (): Promise<number> =>
    mainThreadMsOf((await session.send("Performance.getMetrics")).metrics);
  const start = await read();
  return async () => (await read()) - start;
}

/** Of what `Performance.getMetrics` answers. */
export function mainThreadMsOf(
  metrics: readonly { readonly name: string; readonly value: number }[],
): number {
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
}

/** Until the page says that everything was read. */
export async function waitUntilLoaded(page: Page): Promise<void> {
  await page
    .locator(".top-bar", { hasText: /(live|loaded) · / })
    .waitFor({ timeout: LOAD_LIMIT_MS });
}

/** A module of a folder of pages and all that it imports: one classic script, one style sheet. */
export async function bundlePage(
  name: string,
  folder = "bench/page",
): Promise<{ script: string; styles: string }> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      lib: { entry: inRoot(folder, `${name}.ts`), formats: ["iife"], name: "bench" },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !("output" in bundle)) throw new TypeError("vite built nothing");
  const [{ code }, ...others] = bundle.output;
  const sheets = others.map((file) => (file.type === "asset" ? String(file.source) : ""));
  return { script: code, styles: sheets.join("") };
}
