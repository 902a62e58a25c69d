import type { LoggedValue } from "@runlens/model";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSeriesSupply } from "./series-supply.ts";

/** A supply of the runs a, b, c …, and who answers its requests by hand. */
function setup() {
  const requests: {
    run: string;
    signal: AbortSignal;
    answer(...steps: number[]): Promise<void>;
  }[] = [];
  const supply = createSeriesSupply(
    ({ run }, signal = new AbortController().signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Error("aborted")));
        requests.push({
          run,
          signal,
          answer: (...steps) => settled(() => resolve(steps.map(emptyHistogram))),
        });
      }),
    { minPauseMs: 1000 },
  );
  const heard: string[] = [];
  return {
    requests,
    heard,
    asked: () => requests.map(({ run }) => run).join(""),
    follow: (run: string) => supply.follow({ run, tag: "t" }, () => heard.push(run)),
    steps: (run: string) =>
      supply.read({ run, tag: "t" }).series?.histograms.map(({ step }) => step),
    change: (run: string) => supply.markChanged(new Map([[run, ["t"]]])),
  };
}

async function settled(act: () => void): Promise<void> {
  act();
  await vi.advanceTimersByTimeAsync(0);
}

function emptyHistogram(step: number): LoggedValue {
  return { step, wallTimeSecs: 0, kind: "read", data: { kind: "none" } };
}

describe("a supply of series", () => {
  vi.useFakeTimers();
  afterEach(() => vi.clearAllTimers());

  it("reads what is followed, once for all followers", async () => {
    const { follow, requests, steps, heard } = setup();
    follow("a");
    follow("a");
    expect(steps("a")).toBeUndefined();
    await requests[0]?.answer(1, 2);
    expect(steps("a")).toEqual([1, 2]);
    expect(heard.join("")).toBe("aa");
    expect(requests).toHaveLength(1);
  });

  it("reads four at a time, in the order of asking", async () => {
    const { follow, requests, asked } = setup();
    for (const run of "abcdef") follow(run);
    expect(asked()).toBe("abcd");
    await requests[2]?.answer(1);
    expect(asked()).toBe("abcde");
  });

  it("gives up what nobody follows any more, and reads it when someone comes back", async () => {
    const { follow, requests, asked, steps } = setup();
    const leave = follow("a");
    await settled(leave);
    expect(requests[0]?.signal.aborted).toBe(true);
    follow("a");
    expect(asked()).toBe("aa");
    await requests[1]?.answer(7);
    expect(steps("a")).toEqual([7]);
  });

  it("keeps what was read, and reads again what changed, after a pause", async () => {
    const { follow, requests, asked, change, steps } = setup();
    follow("a");
    await requests[0]?.answer(1);
    change("a");
    change("b");
    expect(asked()).toBe("a");
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked()).toBe("aa");
    expect(steps("a")).toEqual([1]);
    await requests[1]?.answer(1, 2);
    expect(steps("a")).toEqual([1, 2]);
  });

  it("reads again what changed while it was read", async () => {
    const { follow, requests, asked, change } = setup();
    follow("a");
    change("a");
    await requests[0]?.answer(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked()).toBe("aa");
  });

  it("says why it could not read, keeps what it has, and tries again when told to", async () => {
    const values = vi.fn().mockRejectedValueOnce(new Error("no disk"));
    values.mockResolvedValueOnce([emptyHistogram(3)]);
    const supply = createSeriesSupply(values);
    const name = { run: "a", tag: "t" };
    await settled(() => supply.follow(name, () => {}));
    expect(supply.read(name).problem?.message).toBe("Histograms could not be fetched: no disk.");
    await settled(() => supply.retry(name));
    expect(supply.read(name)).toMatchObject({ problem: undefined, series: { unreadable: 0 } });
  });
});
