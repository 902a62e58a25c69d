import type { ApiAnnotationsVersion, ApiChange, Change, Subscription } from "@runlens/model";
import { readServerEvents } from "./server-events.ts";

export interface ChangeListener {
  onChange(change: Change): void;
  /** Annotations have another version. */
  onAnnotations?(version: number): void;
  /** The connection opened, or was lost and is being made again. */
  onConnection?(state: "open" | "lost"): void;
  /** Changes may have been missed: whenever the connection opens, and after a gap. */
  onMissed?(): void;
}

/** @param open asks for the stream of changes. */
export function followChanges(
  open: (signal: AbortSignal) => Promise<Response>,
  listener: ChangeListener,
): Subscription {
  const closing = new AbortController();
  void follow(open, listener, closing.signal);
  return { close: () => closing.abort() };
}

async function follow(
  open: (signal: AbortSignal) => Promise<Response>,
  listener: ChangeListener,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  let lastVersion: number | undefined;
  while (!signal.aborted) {
    try {
      const { body } = await open(signal);
      failures = 0;
      listener.onConnection?.("open");
      listener.onMissed?.();
      for await (const { name, data } of readServerEvents(body ?? new ReadableStream())) {
        if (signal.aborted) continue;
        if (name === "annotations") {
          listener.onAnnotations?.((JSON.parse(data) as ApiAnnotationsVersion).version);
        }
        if (name !== "change") continue;
        const change = changeOf(JSON.parse(data) as ApiChange);
        if (isGap(lastVersion, change.version)) listener.onMissed?.();
        lastVersion = change.version;
        listener.onChange(change);
      }
    } catch {
      // Unreachable, refused or broken off: the same to who waits for changes.
    }
    if (signal.aborted) return;
    listener.onConnection?.("lost");
    await pause(retryDelayMs(failures++), signal);
  }
}

function changeOf({ series, ...change }: ApiChange): Change {
  return { ...change, series: new Map(Object.entries(series)) };
}

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 10_000;

/** Doubles from half a second to ten seconds. */
export function retryDelayMs(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** failures, MAX_RETRY_MS);
}

/** Versions count up by one; a smaller one comes from a server that was started anew. */
export function isGap(last: number | undefined, next: number): boolean {
  return last !== undefined && next !== last + 1;
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
