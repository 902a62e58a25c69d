import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { mainThreadMsOf } from "./browser.ts";

/**
 * A page of which the browser reports nothing. Playwright's own pages tell it of every image
 * that is loaded, its bytes included, which takes longer than to load one.
 */
export interface QuietPage {
  /** What an expression gives, awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** Processor time of its main thread since it was opened, in ms. */
  mainThreadMs(): Promise<number>;
  close(): Promise<void>;
}

const POLL_MS = 100;

/**
 * Opens an address at 1440 x 900 CSS pixels, one device pixel each, with an empty cache.
 *
 * @param script runs before those of the page.
 * @param isReady an expression that is true once the page may be used.
 */
export async function openQuietPage(
  browser: Browser,
  url: string,
  script: string,
  isReady: string,
): Promise<QuietPage> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send("Target.createBrowserContext");
  const size = { width: 1440, height: 900 };
  const target = { url: "about:blank", browserContextId, ...size };
  const { targetId } = await session.send("Target.createTarget", target);
  const { sessionId } = await session.send("Target.attachToTarget", { targetId });
  const answers = new Map<number, (answer: CdpAnswer) => void>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const answer = JSON.parse(message) as CdpAnswer;
    answers.get(answer.id)?.(answer);
    answers.delete(answer.id);
  });
  let lastId = 0;

  await send("Emulation.setDeviceMetricsOverride", {
    ...size,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await send("Performance.enable", { timeDomain: "threadTicks" });
  await send("Page.enable");
  await send("Page.addScriptToEvaluateOnNewDocument", { source: script });
  await send("Page.navigate", { url });
  while (!(await evaluate<boolean>(isReady))) await setTimeout(POLL_MS);
  return {
    evaluate,
    async mainThreadMs() {
      const { metrics = [] } = await send("Performance.getMetrics");
      return mainThreadMsOf(metrics);
    },
    async close() {
      await session.send("Target.disposeBrowserContext", { browserContextId });
    },
  };

  async function evaluate<T>(expression: string): Promise<T> {
    const wanted = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await send("Runtime.evaluate", wanted);
    if (exceptionDetails !== undefined) {
      throw new TypeError(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result?.value as T;
  }

  async function send(method: string, params: object = {}): Promise<CdpResult> {
    const id = ++lastId;
    const answer = new Promise<CdpAnswer>((resolve) => answers.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await session.send("Target.sendMessageToTarget", { sessionId, message });
    const { result, error } = await answer;
    if (error !== undefined) throw new TypeError(`${method}: ${error.message}`);
    return result ?? {};
  }
}

interface CdpAnswer {
  readonly id: number;
  readonly result?: CdpResult;
  readonly error?: { readonly message: string };
}

/** Of the methods that are used here. */
interface CdpResult {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
  readonly metrics?: readonly { readonly name: string; readonly value: number }[];
}
