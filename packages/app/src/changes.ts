import type { ApiChange, ApiTags, Subscription } from "@runlens/model";
import type { Connection } from "./freshness.ts";

interface FollowOptions {
  open(): EventSource;
  onChange(change: ApiChange): void;
  onConnection(connection: Connection): void;
  /** Changes may have been missed: when the connection opens, and after a gap. */
  onMissed(): void;
}

const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 10_000;

/** Follows the server's change events and connects again, ever more slowly, when it is gone. */
export function followChanges(options: FollowOptions): Subscription {
  let failures = 0;
  let lastVersion: number | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let source = connect();

  function connect(): EventSource {
    const opened = options.open();
    opened.addEventListener("open", () => {
      failures = 0;
      options.onConnection("open");
      options.onMissed();
    });
    opened.addEventListener("change", (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as ApiChange;
      if (isGap(lastVersion, change.version)) options.onMissed();
      lastVersion = change.version;
      options.onChange(change);
    });
    opened.addEventListener("error", () => {
      opened.close();
      options.onConnection("lost");
      retryTimer = setTimeout(() => {
        source = connect();
      }, retryDelayMs(failures++));
    });
    return opened;
  }

  return {
    close() {
      clearTimeout(retryTimer);
      source.close();
    },
  };
}

/** Doubles from half a second to ten seconds. */
export function retryDelayMs(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** failures, MAX_RETRY_MS);
}

/** Versions count up by one; a smaller one comes from a server that was started anew. */
export function isGap(last: number | undefined, next: number): boolean {
  return last !== undefined && next !== last + 1;
}

/** Every series there is, as run → tags. */
export function allSeries({ runs, tags }: ApiTags): ReadonlyMap<string, readonly string[]> {
  const series = new Map<string, string[]>(runs.map((run) => [run, []]));
  for (const { tag, runIndexes } of tags) {
    for (const index of runIndexes) series.get(runs[index] ?? "")?.push(tag);
  }
  return series;
}
