import { describe, expect, it, vi } from "vitest";
import { followChanges, isGap, retryDelayMs } from "./follow-changes.ts";

/** A server whose connections the test opens, feeds and breaks. */
function setup() {
  const told: string[] = [];
  const connections: ReadableStreamDefaultController<Uint8Array>[] = [];
  let refusals = 0;
  const open = async (): Promise<Response> => {
    if (refusals-- > 0) throw new TypeError("refused");
    return new Response(new ReadableStream({ start: (each) => void connections.push(each) }));
  };
  const subscription = followChanges(open, {
    onChange: ({ version, series }) => told.push(`${version}:${[...series.keys()].join()}`),
    onConnection: (state) => told.push(state),
    onMissed: () => told.push("missed"),
  });
  return {
    told,
    close: () => subscription.close(),
    refuse: (times: number) => (refusals = times),
    send: (version: number) => {
      const data = JSON.stringify({ version, series: { a: ["loss"] } });
      connections.at(-1)?.enqueue(new TextEncoder().encode(`event: change\ndata: ${data}\n\n`));
    },
    breakOff: () => connections.at(-1)?.error(new TypeError("broken off")),
    end: () => connections.at(-1)?.close(),
    connectionCount: () => connections.length,
  };
}

describe("following changes", () => {
  it("tries again after 0.5, 1, 2, 4, 8 and then every 10 seconds", () => {
    const delays = [0, 1, 2, 3, 4, 5, 50].map(retryDelayMs);
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it.each([
    [undefined, 7, false],
    [7, 8, false],
    [7, 9, true],
    [7, 1, true],
  ])("after version %s, version %s is a gap: %s", (last, next, expected) => {
    expect(isGap(last, next)).toBe(expected);
  });

  it("tells of changes, gaps and lost connections, and connects again until it is closed", async () => {
    vi.useFakeTimers();
    try {
      const { told, send, breakOff, end, refuse, close, connectionCount } = setup();
      await vi.advanceTimersByTimeAsync(0);
      send(3);
      send(4);
      send(9);
      await vi.advanceTimersByTimeAsync(0);
      expect(told.splice(0)).toEqual(["open", "missed", "3:a", "4:a", "missed", "9:a"]);
      refuse(2);
      breakOff();
      await vi.advanceTimersByTimeAsync(retryDelayMs(0));
      expect(told.splice(0)).toEqual(["lost", "lost"]);
      await vi.advanceTimersByTimeAsync(retryDelayMs(1));
      expect(told.splice(0)).toEqual(["lost"]);
      await vi.advanceTimersByTimeAsync(retryDelayMs(2));
      expect(told.splice(0)).toEqual(["open", "missed"]);
      end();
      await vi.advanceTimersByTimeAsync(0);
      expect(told.splice(0)).toEqual(["lost"]);
      close();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(told).toEqual([]);
      expect(connectionCount()).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
