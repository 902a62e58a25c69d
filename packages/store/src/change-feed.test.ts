import type { Change } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { MIN_CHANGE_INTERVAL_MS } from "./change-feed.ts";
import { createStore } from "./store.ts";
import { setup as setupStore } from "./test-support/hand-made-store.ts";

/** A store on a clock that stands still until it is told to pass. */
function setup() {
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const store = createStore({
    schedule: (callback, delayMs) => {
      const timer = { at: now + delayMs, callback };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
  });
  const changes: Change[] = [];
  const subscription = store.reader.watch((change) => changes.push(change));
  return {
    ...setupStore(store),
    changes,
    subscription,
    timerCount: () => timers.length,
    pass: (ms: number) => {
      now += ms;
      const due = timers.filter((timer) => timer.at <= now);
      timers = timers.filter((timer) => timer.at > now);
      for (const { callback } of due) callback();
    },
  };
}

const told = (changes: readonly Change[]) =>
  changes.map(({ version, series, listsChanged }) => ({
    version,
    series: Object.fromEntries(series),
    listsChanged,
  }));

describe("the change feed", () => {
  it("tells all that changed in one turn at once, each series once", () => {
    const { log, changes, pass } = setup();
    log("t:0 u:0");
    log("t:1");
    log("t:0", { run: "s" });
    expect(changes).toEqual([]);
    pass(0);
    expect(told(changes)).toEqual([
      { version: 1, series: { r: ["t", "u"], s: ["t"] }, listsChanged: true },
    ]);
  });

  it("tells what was sealed elsewhere, and what is gone with its file", () => {
    const { logSealed, remove, changes, pass } = setup();
    logSealed("0 u:0");
    pass(0);
    logSealed("u:1");
    pass(MIN_CHANGE_INTERVAL_MS);
    remove();
    pass(MIN_CHANGE_INTERVAL_MS);
    expect(told(changes).map(({ series }) => series)).toEqual([
      { r: ["t", "u"] },
      { r: ["u"] },
      { r: ["t", "u"] },
    ]);
  });

  it("gathers what follows until the interval is over, then is silent", () => {
    const { log, changes, pass, timerCount } = setup();
    log("0");
    pass(0);
    log("1");
    pass(MIN_CHANGE_INTERVAL_MS - 1);
    log("2");
    expect(changes).toHaveLength(1);
    pass(1);
    expect(told(changes.slice(1))).toEqual([
      { version: 2, series: { r: ["t"] }, listsChanged: false },
    ]);
    pass(MIN_CHANGE_INTERVAL_MS);
    expect(changes).toHaveLength(2);
    expect(timerCount()).toBe(0);
  });

  it("names every series of the run when a restart may have hidden their points", () => {
    const { log, changes, pass } = setup();
    log("t:0 u:5");
    pass(0);
    log("START3");
    pass(MIN_CHANGE_INTERVAL_MS);
    expect(told(changes)[1]).toEqual({ version: 2, series: { r: ["t", "u"] }, listsChanged: true });
  });

  it("names the series of a file and of a run that go", () => {
    const { log, remove, store, changes, pass } = setup();
    log("t:0");
    log("u:0", { run: "s" });
    pass(0);
    remove();
    store.removeRun("s");
    pass(MIN_CHANGE_INTERVAL_MS);
    expect(told(changes)[1]).toEqual({
      version: 2,
      series: { r: ["t"], s: ["u"] },
      listsChanged: true,
    });
  });

  it("tells progress and problems as status", () => {
    const { store, changes, pass } = setup();
    store.setProgress({ phase: "live", bytesRead: 7 });
    store.addProblem({ code: "file.x", message: "m", run: "r", path: "p" });
    pass(0);
    expect(changes[0]?.status).toMatchObject({ phase: "live", bytesRead: 7, problemCount: 1 });
    expect(changes[0]?.listsChanged).toBe(false);
  });

  it("tells nothing after the subscription or the store was closed", () => {
    const first = setup();
    first.subscription.close();
    first.log("0");
    expect(first.timerCount()).toBe(0);

    const second = setup();
    second.log("0");
    second.store.close();
    second.pass(0);
    expect(second.changes).toEqual([]);
  });
});
