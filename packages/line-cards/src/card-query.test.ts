import { RunlensError } from "@runlens/base";
import type { ApiWindowsRequest, SeriesWindow } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { supplyCard, type CardData } from "./card-query.ts";
import { createSeriesCache } from "./series-cache.ts";
import type { TagQuery } from "./window-requests.ts";
import { endOf, reducedWindow, windowOf } from "./test-support/windows.ts";

describe("supplyCard", () => {
  it("fetches what is missing and shows it", async () => {
    const { ask, answer, shown, sent } = setup();
    ask({});
    expect(shown()).toBe("nothing, loading");
    await answer([windowOf("a", [1, 2])]);
    expect(shown()).toBe("a");
    expect(sent()).toBe(1);
  });

  it("asks nothing when everything is known", async () => {
    const { ask, answer, sent } = setup();
    ask({});
    await answer([windowOf("a", [1, 2])]);
    ask({ smoothing: 0.5, xAxis: "wall" });
    expect(sent()).toBe(1);
  });

  it("keeps one request in flight; the newest query waits and those between vanish", async () => {
    const { ask, answer, sent, lastRequest } = setup();
    ask({ smoothing: 0.1 });
    for (const smoothing of [0.2, 0.3, 0.4]) ask({ smoothing });
    expect(sent()).toBe(1);
    await answer([reducedWindow("a", [1, 2])]);
    expect(sent()).toBe(2);
    expect(lastRequest().smoothing).toBe(0.4);
    await answer([reducedWindow("a", [1, 2])]);
    expect(sent()).toBe(2);
  });

  it("goes on drawing the old window while a new one loads", async () => {
    const { ask, answer, shown } = setup();
    ask({});
    await answer([reducedWindow("a", [1, 2])]);
    ask({ xRange: { min: 0.2, max: 0.3 } });
    expect(shown()).toBe("a, loading");
  });

  it("says nothing when there is nothing new, and keeps the list of windows that stay", async () => {
    const { ask, answer, updates, list } = setup();
    ask({});
    await answer([reducedWindow("a", [1, 2])]);
    const [updatesBefore, listBefore] = [updates(), list()];
    ask({ columns: 400 });
    expect(updates()).toBe(updatesBefore);
    ask({ columns: 5000 });
    expect(updates()).toBe(updatesBefore + 1);
    expect(list()).toBe(listBefore);
  });

  it("says what failed, keeps what it has, and tries again when asked", async () => {
    const { ask, answer, fail, shown } = setup();
    ask({});
    await answer([reducedWindow("a", [1, 2])]);
    ask({ smoothing: 0.9 });
    await fail(new RunlensError({ code: "server.unreachable", message: "Gone." }));
    expect(shown()).toBe("a, failed: Gone.");
    ask({ smoothing: 0.9 });
    await answer([reducedWindow("a", [1, 2])]);
    expect(shown()).toBe("a");
  });

  it("asks for the tags of a card side by side, and shows them in their order", async () => {
    const { askOfTags, answer, shown, sent, tags } = setup();
    askOfTags("loss", "accuracy");
    expect(sent()).toBe(2);
    await answer([windowOf("a", [1], { tag: "accuracy" })]);
    expect(shown()).toBe("nothing, loading");
    await answer([windowOf("a", [1])], 0);
    expect(tags()).toBe("loss accuracy");
  });

  it("asks a series that changed for what is new, and for all of it where that does not do", async () => {
    const { ask, answer, changed, shown, sent, lastRequest } = setup();
    const window = windowOf("a", [1, 2]);
    ask({});
    await answer([window]);
    changed("a");
    ask({});
    expect(lastRequest()).toMatchObject({ runs: ["a"], after: [1] });
    expect(shown()).toBe("a");
    await answer([endOf(window, 3)]);
    expect(sent()).toBe(2);
    changed("a");
    ask({});
    await answer([{ ...endOf(window, 3, 4), totalPoints: 2 }]);
    expect(sent()).toBe(4);
    expect(lastRequest().after).toBeUndefined();
    await answer([windowOf("a", [1, 9])]);
    expect(sent()).toBe(4);
  });

  it("asks for a part in sight first, and lets it grow with the whole", async () => {
    const { askZoomed, answer, changed, shown, sent, lastRequest } = setup();
    askZoomed();
    expect(sent()).toBe(2);
    expect(lastRequest().xRange).toBeUndefined();
    await answer([reducedWindow("a", [1, 2])], 0);
    expect(shown()).toBe("a a, loading");
    await answer([reducedWindow("a", [1, 2])], 1);
    expect(shown()).toBe("a a");
    changed("a");
    askZoomed();
    expect(sent()).toBe(3);
    expect(lastRequest().after).toEqual([1]);
    await answer([endOf(reducedWindow("a", [1, 2]), 3)]);
    expect([sent(), shown()]).toEqual([3, "a a"]);
  });

  it("asks for room beside a part once all that is in sight is there, where there is much", async () => {
    const { ask, answer, shown, sent, lastRequest, updates, list } = setup();
    const runs = ["a", "b", "c", "d", "e"];
    ask({});
    await answer([reducedWindow("a", [1, 2])]);
    ask({ xRange: { min: 0.2, max: 0.4 }, columns: 4000, runs });
    expect(lastRequest().xRange?.min).toBeCloseTo(0.196);
    expect(lastRequest().xRange?.max).toBeCloseTo(0.404);
    await answer(runs.map((run) => reducedWindow(run, [1, 2])));
    expect(shown()).toBe("a b c d e");
    expect(lastRequest().xRange?.min).toBeCloseTo(0.1);
    expect(lastRequest().xRange?.max).toBeCloseTo(0.5);
    const [updatesBefore, listBefore] = [updates(), list()];
    await answer(runs.map((run) => reducedWindow(run, [1, 2])));
    expect(sent()).toBe(3);
    expect(updates(), "what is in sight stays as it is").toBe(updatesBefore);
    ask({ xRange: { min: 0.25, max: 0.45 }, columns: 4000, runs });
    expect(sent()).toBe(3);
    expect(list()).not.toBe(listBefore);
  });

  it("gives up room for what is in sight otherwise", async () => {
    const { ask, answer, isAborted, sent, fail } = setup();
    const runs = ["a", "b", "c", "d", "e"];
    ask({ xRange: { min: 0.2, max: 0.4 }, columns: 4000, runs });
    await answer(runs.map((run) => reducedWindow(run, [1, 2])));
    expect(isAborted()).toBe(false);
    ask({ xRange: { min: 0.2, max: 0.4 }, columns: 4000, runs, smoothing: 0.5 });
    expect(isAborted()).toBe(true);
    await fail(new Error("given up"));
    expect(sent()).toBe(3);
  });

  it("gives up what somebody has zoomed on from, but not what will do", async () => {
    const { ask, answer, fail, sent, isAborted, shown } = setup();
    ask({});
    await answer([reducedWindow("a", [1, 2])]);
    ask({ xRange: { min: 0.2, max: 0.3 } });
    ask({ xRange: { min: 0.21, max: 0.31 } });
    expect(isAborted()).toBe(false);
    ask({ xRange: { min: 0.25, max: 0.26 } });
    expect(isAborted()).toBe(true);
    await fail(new Error("given up"));
    expect(shown()).toBe("a, loading");
    expect(sent()).toBe(3);
    ask({});
    expect(isAborted()).toBe(true);
  });

  it("is silent after it was closed, and gives up its request", async () => {
    const { ask, answer, close, shown, isAborted } = setup();
    ask({});
    close();
    expect(isAborted()).toBe(true);
    await answer([windowOf("a", [1])]);
    expect(shown()).toBe("nothing, loading");
  });
});

const QUERY: TagQuery = {
  tag: "loss",
  runs: ["a"],
  xAxis: "step",
  columns: 500,
  smoothing: 0,
  attempts: "last",
};

function setup() {
  const requests: { request: ApiWindowsRequest; signal: AbortSignal; settle: Settle }[] = [];
  let last: CardData | undefined;
  let updates = 0;
  const cache = createSeriesCache();
  const supply = supplyCard(
    cache,
    (request, signal) => {
      return new Promise<SeriesWindow[]>((resolve, reject) => {
        requests.push({ request, signal, settle: { resolve, reject } });
      });
    },
    (data) => {
      last = data;
      updates++;
    },
  );
  const settled = async (settle: (by: Settle) => void, at = -1): Promise<void> => {
    const request = requests.at(at);
    if (request !== undefined) settle(request.settle);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return {
    changed: (run: string) => cache.markChanged(new Map([[run, ["loss"]]])),
    ask: (changes: Partial<TagQuery>) => supply.ask([{ ...QUERY, ...changes }]),
    /** As a card that shows a part of its series does. */
    askZoomed: () => supply.ask([QUERY, { ...QUERY, xRange: { min: 0, max: 1 } }]),
    askOfTags: (...tags: string[]) => supply.ask(tags.map((tag) => ({ ...QUERY, tag }))),
    close: () => supply.close(),
    /** Answers the newest request, or the one at a place. */
    answer: (windows: SeriesWindow[], at?: number) =>
      settled(({ resolve }) => resolve(windows), at),
    fail: (error: Error) => settled(({ reject }) => reject(error)),
    sent: () => requests.length,
    updates: () => updates,
    list: () => last?.windows,
    tags: () => last?.windows.map(({ tag }) => tag).join(" "),
    lastRequest: () => requests.at(-1)?.request ?? expect.fail("no request was sent"),
    isAborted: () => requests.at(-1)?.signal.aborted,
    shown: () => {
      const runs = last?.windows.map(({ run }) => run).join(" ") || "nothing";
      const state = last?.problem
        ? `, failed: ${last.problem.message}`
        : last?.loading
          ? ", loading"
          : "";
      return runs + state;
    },
  };
}

interface Settle {
  readonly resolve: (windows: SeriesWindow[]) => void;
  readonly reject: (error: Error) => void;
}
