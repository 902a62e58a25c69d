import type { ApiAnnotationsVersion, ApiChange, Change, Subscription } from "@runlens/model";
import type { UnderlyingSource } from "node:stream/web";
import { standardHeaders } from "../headers.ts";
import { KEEP_ALIVE_INTERVAL_MS, MAX_WAITING_CHANGES } from "../limits.ts";
import type { ApiSource } from "./api-route.ts";

/** A comment, which clients skip. */
const SIGN_OF_LIFE = ":\n\n";

/**
 * Tells the reader's changes as server-sent events named `change`, and new versions of
 * annotations as events named `annotations`, until the client goes. A client that does not read is let go, so that what it has missed does not pile up; it
 * sees the gap in `version` and asks for everything again.
 */
export function changesResponse(source: ApiSource): Response {
  const strategy = new CountQueuingStrategy({ highWaterMark: MAX_WAITING_CHANGES });
  const stream = new ReadableStream<Uint8Array>(changeSource(source), strategy);
  // Proxies that gather answers before they pass them on are asked not to.
  const headers = standardHeaders("text/event-stream", { "X-Accel-Buffering": "no" });
  return new Response(stream, { headers });
}

const utf8 = new TextEncoder();

function changeSource({ reader, annotations }: ApiSource): UnderlyingSource<Uint8Array> {
  let subscriptions: readonly Subscription[] = [];
  let keepAlive: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    for (const subscription of subscriptions) subscription.close();
    clearInterval(keepAlive);
  };
  return {
    start(controller) {
      const send = (text: string): void => controller.enqueue(utf8.encode(text));
      send(SIGN_OF_LIFE);
      keepAlive = setInterval(() => send(SIGN_OF_LIFE), KEEP_ALIVE_INTERVAL_MS);
      const tell = (event: string): void => {
        send(event);
        if ((controller.desiredSize ?? 0) > 0) return;
        stop();
        controller.close();
      };
      subscriptions = [
        reader.watch((change) => tell(changeEvent(change))),
        annotations.watch((version) => tell(annotationsEvent({ version }))),
      ];
    },
    cancel: stop,
  };
}

function changeEvent({ version, status, listsChanged, series }: Change): string {
  const change: ApiChange = { version, status, listsChanged, series: Object.fromEntries(series) };
  return `event: change\ndata: ${JSON.stringify(change)}\n\n`;
}

function annotationsEvent(version: ApiAnnotationsVersion): string {
  return `event: annotations\ndata: ${JSON.stringify(version)}\n\n`;
}
