import type { SeriesWindow } from "@runlens/model";
import { expect, it } from "vitest";
import { createNanWatch } from "./nan-watch.ts";

type Row = readonly [wallTimeSecs: number, step: number, value: number];

/** By run and tag. */
type Logged = Record<string, Record<string, Row[]>>;

/** Watches from second 100 on. */
function setup(logged: Logged) {
  let outlinesRead = 0;
  const watch = createNanWatch(
    {
      nanTagCounts: async (runs) =>
        new Map(runs.map((run) => [run, Object.values(logged[run] ?? {}).filter(isOdd).length])),
      async outlines(run) {
        outlinesRead += 1;
        return Object.entries(logged[run] ?? {}).map(([tag, rows]) => windowOf(run, tag, rows));
      },
    },
    100,
  );
  return {
    log: (run: string, tag: string, ...row: Row) => ((logged[run] ??= {})[tag] ??= []).push(row),
    look: (...runs: string[]) => watch.look(runs),
    outlinesRead: () => outlinesRead,
  };
}

const isOdd = (rows: readonly Row[]): boolean =>
  rows.some(([, , value]) => !Number.isFinite(value));

function windowOf(run: string, tag: string, rows: readonly Row[]): SeriesWindow {
  const column = (place: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[place]);
  return {
    run,
    tag,
    length: rows.length,
    wallTimesSecs: column(0),
    steps: column(1),
    values: column(2),
    exact: true,
    totalPoints: rows.length,
    originTimeSecs: 0,
    version: 1,
  };
}

it("tells a run once, by the series that turned first", async () => {
  const { log, look, outlinesRead } = setup({ a: { acc: [[90, 1, 0.5]], loss: [[90, 1, 2]] } });
  expect(await look("a")).toEqual([]);
  expect(outlinesRead()).toBe(0);
  log("a", "acc", 112, 8, NaN);
  log("a", "loss", 111, 7, NaN);
  log("a", "loss", 113, 8, NaN);
  expect(await look("a")).toEqual([{ run: "a", tag: "loss", step: 7, value: NaN }]);
  log("a", "other", 120, 9, Infinity);
  expect(await look("a")).toEqual([]);
});

it("passes over what was so before, and tells what turns later", async () => {
  const { log, look, outlinesRead } = setup({ a: { grad: [[90, 1, Infinity]] }, b: {} });
  expect(await look("a", "b")).toEqual([]);
  expect(await look("a", "b")).toEqual([]);
  expect(outlinesRead()).toBe(1);
  log("a", "loss", 130, 5, -Infinity);
  expect(await look("a", "b")).toEqual([{ run: "a", tag: "loss", step: 5, value: -Infinity }]);
});
