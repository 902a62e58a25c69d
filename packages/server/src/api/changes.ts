import type { ApiChange, Change, Reader, Subscription } from "@runlens/model";
import type { UnderlyingSource } from "node:stream/web";
import { standardHeaders } from "../headers.ts";
import { KEEP_ALIVE_INTERVAL_MS, MAX_WAITING_CHANGES } from "../limits.ts";

/** A comment, which clients skip. */
const SIGN_OF_LIFE = ":\n\n";

/**
 * Tells the reader's changes as server-sent events named `change`, until the client goes. A
 * client that does not read is let go, so that what it has missed does not pile up; it
 * sees the gap in `version` and asks for everything again.
 */
export function changesResponse(reader: Reader): Response {
  const strategy = new CountQueuingStrategy({ highWaterMark: MAX_WAITING_CHANGES });
  const stream = new ReadableStream<Uint8Array>(changeSource(reader), strategy);
  // Proxies that gather answers before they pass them on are asked not to.
  const headers = standardHeaders("text/event-stream", { "X-Accel-Buffering": "no" });
  return new Response(stream, { headers });
}

const utf8 = new TextEncoder();

function changeSource(reader: Reader): UnderlyingSource<Uint8Array> {
  let subscription: Subscription | undefined;
  let keepAlive: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    subscription?.close();
    clearInterval(keepAlive);
  };
  return {
    start(controller) {
      const send = (text: string): void => controller.enqueue(utf8.encode(text));
      send(SIGN_OF_LIFE);
      keepAlive = setInterval(() => send(SIGN_OF_LIFE), KEEP_ALIVE_INTERVAL_MS);
      subscription = reader.watch((change) => {
        send(changeEvent(change));
        if ((controller.desiredSize ?? 0) > 0) return;
        stop();
        controller.close();
      });
    },
    cancel: stop,
  };
}

function changeEvent({ version, status, listsChanged, series }: Change): string {
  const change: ApiChange = { version, status, listsChanged, series: Object.fromEntries(series) };
  return `event: change\ndata: ${JSON.stringify(change)}\n\n`;
}
