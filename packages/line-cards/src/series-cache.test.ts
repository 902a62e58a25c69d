import type { SeriesWindow } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { createSeriesCache } from "./series-cache.ts";
import { endOf, reducedWindow, windowOf } from "./test-support/windows.ts";
import { growthRequest } from "./window-growth.ts";
import { requestFor, type TagQuery } from "./window-requests.ts";

const VALUES = Array.from({ length: 101 }, (_, i) => i);
const whole = (run: string): SeriesWindow => windowOf(run, VALUES);
const reduced = (run: string): SeriesWindow => reducedWindow(run, VALUES);

describe("series cache", () => {
  it("misses what was never fetched", () => {
    const { read } = setup();
    expect(read({ runs: ["a", "b"] })).toBe("shows -, misses a b");
  });

  it("answers every question from a whole series", () => {
    const { read, fetched } = setup();
    fetched({ runs: ["a"] }, [whole("a")]);
    expect(read({ runs: ["a", "b"] })).toBe("shows a, misses b");
    expect(read({ xAxis: "wall", smoothing: 0.9, columns: 4000 })).toBe("shows a, misses -");
    expect(read({ xRange: { min: 3, max: 4 } })).toBe("shows a, misses -");
  });

  it("asks anew for other attempts, also of a whole series or of none", () => {
    const { read, fetched } = setup();
    fetched({ runs: ["a", "b"] }, [whole("a")]);
    expect(read({ runs: ["a", "b"], attempts: "all" })).toBe("shows a, misses a b");
    fetched({ attempts: "all" }, [whole("a")]);
    expect(read({ attempts: "all" })).toBe("shows a, misses -");
    expect(read({})).toBe("shows a, misses a");
  });

  it.each<[string, Partial<TagQuery>, string]>([
    ["the same question", {}, "shows a, misses -"],
    ["a somewhat wider plot", { columns: 600 }, "shows a, misses -"],
    ["a much wider plot", { columns: 900 }, "shows a, misses a"],
    ["another axis", { xAxis: "wall" }, "shows a, misses a"],
    ["other smoothing", { smoothing: 0.5 }, "shows a, misses a"],
    ["a small part", { xRange: { min: 3, max: 9 } }, "shows a, misses a"],
    ["nearly all", { xRange: { min: 10, max: 90 } }, "shows a, misses -"],
  ])("a reduced series does for %s or is drawn meanwhile", (_, changes, answer) => {
    const { read, fetched } = setup();
    fetched({}, [reduced("a")]);
    expect(read(changes)).toBe(answer);
  });

  it("keeps the whole picture beside the range that was zoomed into", () => {
    const { read, fetched } = setup();
    const zoom = { xRange: { min: 40, max: 50 } };
    fetched({}, [reduced("a")]);
    fetched(zoom, [reduced("a")]);
    expect(read(zoom)).toBe("shows a, misses -");
    expect(read({ xRange: { min: 41, max: 51 } })).toBe("shows a, misses -");
    expect(read({ xRange: { min: 60, max: 70 } })).toBe("shows a, misses a");
    expect(read({})).toBe("shows a, misses -");
  });

  it("knows series from end to end only when they were fetched so", () => {
    const { cache, fetched, changed } = setup();
    const window = reduced("a");
    fetched({ xRange: { min: 40, max: 50 } }, [reduced("a")]);
    expect(cache.wholes(queryOf({}))).toEqual([]);
    fetched({}, [window]);
    changed("a", "loss");
    expect(cache.wholes(queryOf({ smoothing: 0.5, columns: 5000 }))).toEqual([window]);
    const group = { ...lineOfGroup, run: "g" };
    fetched(grouped("a", "b"), [group]);
    expect(cache.wholes(queryOf(grouped("a", "b")))).toEqual([group]);
    expect(cache.wholes(queryOf(grouped("a")))).toEqual([]);
  });

  it("goes on showing what changed, but misses it", () => {
    const { read, fetched, changed } = setup();
    fetched({}, [whole("a")]);
    changed("a", "loss");
    expect(read({})).toBe("shows a, misses -, follows a from 100");
    fetched({}, [whole("a")]);
    expect(read({})).toBe("shows a, misses -");
    changed("a", "accuracy");
    expect(read({})).toBe("shows a, misses -");
  });

  it("does not trust an answer that a change overtook", () => {
    const { read, ask, changed } = setup();
    const answer = ask({});
    changed("a", "loss");
    answer([whole("a")]);
    expect(read({})).toBe("shows a, misses -, follows a from 100");
  });

  it("goes on from where a series ended, in all that was fetched of it", () => {
    const { read, fetched, grown, changed } = setup();
    const zoom = { xRange: { min: 90, max: 110 } };
    const past = { xRange: { min: 10, max: 20 } };
    fetched({}, [reduced("a")]);
    fetched(zoom, [reduced("a")]);
    changed("a", "loss");
    expect(read(zoom)).toBe("shows a, misses -, follows a from 100");
    expect(grown({}, [endOf(reduced("a"), 7, 8)])).toBe(true);
    expect(read({})).toBe("shows a, misses -");
    expect(read(zoom)).toBe("shows a, misses -");
    expect(read(past)).toBe("shows a, misses a");
    fetched(past, [reduced("a")]);
    changed("a", "loss");
    expect(grown({}, [endOf(reduced("a"), 7, 8, 9)])).toBe(true);
    expect(read(past)).toBe("shows a, misses -");
  });

  it("asks anew for a part of a series that changed before all of it was fetched anew", () => {
    const { read, fetched, changed } = setup();
    const zoom = { xRange: { min: 40, max: 50 } };
    fetched({}, [reduced("a")]);
    fetched(zoom, [reduced("a")]);
    fetched({}, [reduced("a")]);
    expect(read(zoom)).toBe("shows a, misses -");
    changed("a", "loss");
    fetched({}, [reduced("a")]);
    expect(read(zoom)).toBe("shows a, misses a");
  });

  it.each<[string, number[]]>([
    ["ends before the whole did", [98, 99]],
    ["had no points yet", []],
  ])("asks anew for a part that cannot go on with the whole, since it %s", (_, values) => {
    const { cache, read, fetched, grown, changed } = setup();
    const zoom = { xRange: { min: 95, max: 115 } };
    const part = { ...reduced("a"), length: values.length, values: Float64Array.from(values) };
    const places = { steps: part.values, wallTimesSecs: part.values.map((step) => 1000 + step) };
    fetched({}, [reduced("a")]);
    fetched(zoom, [{ ...part, ...places }]);
    for (const more of [[7], Array.from({ length: 30 }, () => 7), [7]]) {
      changed("a", "loss");
      const ends = cache.wholes(queryOf({})).map((window) => endOf(window, ...more));
      expect(grown({}, ends)).toBe(false);
      expect(read({})).toBe("shows a, misses -");
      expect(read(zoom)).toBe("shows a, misses a");
    }
    fetched(zoom, [reduced("a")]);
    expect(read(zoom)).toBe("shows a, misses -");
  });

  it("asks anew for a series that did not only grow, and shows it meanwhile", () => {
    const { read, fetched, grown, changed } = setup();
    fetched({}, [whole("a")]);
    changed("a", "loss");
    const restarted = endOf(whole("a"), 7);
    expect(grown({}, [{ ...restarted, totalPoints: 102 - 50 }])).toBe(false);
    expect(read({})).toBe("shows a, misses a");
    fetched({}, [whole("a")]);
    changed("a", "loss");
    expect(grown({}, [])).toBe(false);
    expect(read({})).toBe("shows a, misses a");
  });

  it.each<[string, Partial<TagQuery>]>([
    ["expression", { expression: "2 * x" }],
    ["group", grouped("a", "b")],
    ["centred smoothing", { smoothing: 5, smoothingKind: "gaussian" }],
    ["the axis of a tag", { xAxis: { tag: "epoch" } }],
  ])("asks anew for what has no end to go on from: %s", (_, query) => {
    const { read, fetched, changed } = setup();
    const run = query.groups ? "g" : "a";
    fetched(query, [reduced(run)]);
    changed("a", "loss");
    expect(read(query)).toBe(`shows ${run}, misses ${run}`);
  });

  it("asks anew for a series that has grown long", () => {
    const { read, fetched, changed } = setup();
    const columns = 10;
    fetched({ columns }, [reduced("a")]);
    changed("a", "loss");
    expect(read({ columns })).toBe("shows a, misses a");
  });

  it("does not ask again for a series that is not there", () => {
    const { read, fetched } = setup();
    fetched({}, []);
    expect(read({})).toBe("shows -, misses -");
  });

  it("keeps expressions and axes of tags apart, and asks anew whenever their run changed", () => {
    const { read, fetched, changed } = setup();
    fetched({}, [whole("a")]);
    expect(read({ expression: "2 * x" })).toBe("shows -, misses a");
    expect(read({ xAxis: { tag: "epoch" } })).toBe("shows -, misses a");
    fetched({ expression: "2 * x" }, [whole("a")]);
    expect(read({ expression: "2 * x", xAxis: "wall" })).toBe("shows a, misses -");
    changed("a", "whatever it needs");
    expect(read({ expression: "2 * x" })).toBe("shows a, misses a");
    expect(read({})).toBe("shows a, misses -");
  });

  it("asks anew for another baseline, and whenever the baseline changed", () => {
    const { read, fetched, changed } = setup();
    const query = { expression: "x / baseline", baselineRun: "b" };
    fetched(query, [whole("a")]);
    expect(read({ ...query, baselineRun: "c" })).toBe("shows -, misses a");
    changed("c", "loss");
    expect(read(query)).toBe("shows a, misses -");
    changed("b", "loss");
    expect(read(query)).toBe("shows a, misses a");
  });

  it("asks anew for another axis of a tag, since a line that was made for it is not whole", () => {
    const { read, fetched } = setup();
    const xAxis = { tag: "epoch" };
    fetched({ xAxis }, [{ ...whole("a"), x: Float64Array.from(VALUES) }]);
    expect(read({ xAxis })).toBe("shows a, misses -");
    expect(read({ xAxis: { tag: "time" } })).toBe("shows -, misses a");
    expect(read({ xAxis, smoothing: 0.5 })).toBe("shows a, misses a");
  });

  it.each<[string, Partial<TagQuery>, string]>([
    ["the same question", {}, "shows g, misses -"],
    ["another middle", { centre: "median" }, "shows -, misses g"],
    ["other runs", grouped("a", "c"), "shows -, misses g"],
    ["another axis", { xAxis: "wall" }, "shows g, misses g"],
    ["other smoothing", { smoothing: 0.5 }, "shows g, misses g"],
  ])("asked for a group again, for %s it %s", (_, changes, shown) => {
    const { read, fetched } = setup();
    fetched(grouped("a", "b"), [lineOfGroup]);
    expect(read({ ...grouped("a", "b"), ...changes })).toBe(shown);
  });

  it("asks for a group anew when one of its runs changed", () => {
    const { read, fetched, changed } = setup();
    fetched(grouped("a", "b"), [lineOfGroup]);
    changed("c", "loss");
    changed("b", "accuracy");
    expect(read(grouped("a", "b"))).toBe("shows g, misses -");
    changed("b", "loss");
    expect(read(grouped("a", "b"))).toBe("shows g, misses g");
  });

  it("tells those who follow an expression of every change", () => {
    const { cache, changed } = setup();
    let calls = 0;
    cache.follow(queryOf({ expression: "2 * x" }), () => (calls += 1));
    changed("a", "accuracy");
    expect(calls).toBe(1);
  });

  it("tells those who follow a tag, once per change", () => {
    const { cache, changed } = setup();
    const calls: string[] = [];
    const stop = cache.follow(queryOf({}), () => calls.push("loss"));
    changed("a", "loss", "accuracy");
    stop();
    changed("a", "loss");
    expect(calls).toEqual(["loss"]);
  });

  it("lets go of the tag that was used longest ago", () => {
    const { read, fetched } = setup({ maxPoints: 250 });
    for (const tag of ["x", "y"]) fetched({ tag }, [whole("a")]);
    expect(read({ tag: "x" })).toBe("shows a, misses -");
    fetched({ tag: "z" }, [whole("a")]);
    expect(read({ tag: "x" })).toBe("shows a, misses -");
    expect(read({ tag: "y" })).toBe("shows -, misses a");
  });
});

describe("requestFor", () => {
  it("asks for everything as it is", () => {
    expect(requestFor(queryOf({}), ["a"])).toEqual({
      tag: "loss",
      runs: ["a"],
      xAxis: "step",
      columns: 500,
      smoothing: 0,
      attempts: "last",
    });
  });
  it("asks for room to pan on both sides of a range, and for as many more columns", () => {
    const query = queryOf({ xRange: { min: 10, max: 20 } });
    expect(requestFor(query, ["a"])).toMatchObject({ xRange: { min: 5, max: 25 }, columns: 1000 });
  });
  it("asks for those groups that are missing", () => {
    const groups = ["g", "h"].map((name) => ({ name, runs: ["a"] }));
    const request = requestFor(queryOf({ runs: ["g", "h"], groups }), ["h"]);
    expect(request).toMatchObject({ groups: [{ name: "h", runs: ["a"] }] });
    expect(request.runs).toBeUndefined();
  });
  it("stays within what a server answers", () => {
    expect(requestFor(queryOf({ columns: 9000 }), []).columns).toBe(8192);
  });
});

const grouped = (...runs: string[]): Partial<TagQuery> => ({
  runs: ["g"],
  groups: [{ name: "g", runs }],
  centre: "mean",
  band: "std",
});
const lineOfGroup: SeriesWindow = {
  ...whole("g"),
  group: {
    lower: Float64Array.from(VALUES),
    upper: Float64Array.from(VALUES),
    runCounts: Float64Array.from(VALUES),
    isApproximate: false,
    oddRuns: [],
  },
};

function queryOf(changes: Partial<TagQuery>): TagQuery {
  return {
    tag: "loss",
    runs: ["a"],
    xAxis: "step",
    columns: 500,
    smoothing: 0,
    attempts: "last",
    ...changes,
  };
}

function setup({ maxPoints = 1_000_000 } = {}) {
  const cache = createSeriesCache(maxPoints);
  const ask = (changes: Partial<TagQuery>) => {
    const query = queryOf(changes);
    const request = requestFor(query, query.runs);
    const sentAt = cache.clock();
    return (windows: readonly SeriesWindow[]) => cache.store(request, windows, sentAt);
  };
  return {
    cache,
    ask,
    fetched: (changes: Partial<TagQuery>, windows: readonly SeriesWindow[]) =>
      ask(changes)(windows),
    changed: (run: string, ...tags: string[]) => cache.markChanged(new Map([[run, tags]])),
    grown: (changes: Partial<TagQuery>, windows: readonly SeriesWindow[]) => {
      const query = queryOf(changes);
      const { ends } = cache.read(query);
      return cache.grow(growthRequest(query, ends), windows, cache.clock());
    },
    read: (changes: Partial<TagQuery>) => {
      const { windows, missing, ends } = cache.read(queryOf(changes));
      const shown = `shows ${listed(windows.map(({ run }) => run))}, misses ${listed(missing)}`;
      const follows = Array.from(ends, ([run, end]) => `, follows ${run} from ${end}`);
      return shown + follows.join("");
    },
  };
}

function listed(names: readonly string[]): string {
  return names.join(" ") || "-";
}
