import { describe, expect, it } from "vitest";
import { layOutLegend, type Legend } from "./legend.ts";

/** Every character is 6 px wide here; an entry is its name and 21 px, with 12 px to the next. */
describe("legend", () => {
  it("stands in columns, row by row", () => {
    const legend = laidOut(["train", "val", "test"], { widthPx: 150 });
    expect(drawn(legend)).toEqual(["0 train", "63 val", "/", "0 test"]);
  });

  it("names every line of ten at the width of a column", () => {
    const names = Array.from({ length: 10 }, (_, i) => `${i}_resnet50_lr0.01`);
    const { rows, rowCount, nameless } = laidOut(names, { widthPx: 293 });
    expect(rows.flat().map(({ text }) => text)).toEqual(names);
    expect([rowCount, nameless]).toEqual([5, 0]);
  });

  it("says how many lines have no room", () => {
    const names = Array.from({ length: 1000 }, (_, i) => `run_${i}`);
    const legend = laidOut(names, { widthPx: 160, maxRows: 3 });
    expect(drawn(legend)).toEqual([
      "0 run_0",
      "69 run_1",
      "/",
      "0 run_2",
      "69 run_3",
      "and 996 more",
    ]);
    expect(legend).toMatchObject({ rowCount: 3, nameless: 996 });
  });

  it("says once what all names begin with, where that saves rows", () => {
    const names = ["sweep/convnext/lr=0.01", "sweep/convnext/lr=0.1", "sweep/convnext/lr=1"];
    const legend = laidOut(names, { widthPx: 300 });
    expect(legend.head).toBe("sweep/convnext/…");
    expect(drawn(legend)).toEqual(["0 lr=0.01", "75 lr=0.1", "144 lr=1"]);
    expect(legend.rowCount).toBe(2);
    expect(laidOut(["a/b", "a/c"], { widthPx: 300 }).head).toBeUndefined();
  });

  it("keeps start and end of names that are longer than a row", () => {
    const name = "sweep/convnext/opt=adam/lr=0.0003/trial_0015";
    const legend = laidOut([name, "b"], { widthPx: 198 });
    expect(drawn(legend)).toEqual(["0 sweep/con…r=0.0003/trial_0015", "/", "0 b"]);
    expect(legend.nameless).toBe(0);
  });

  it("counts lines whose short names are the same", () => {
    const names = ["1", "2"].map((i) => `a-long-beginning-${i}-and-the-same-long-end-of-it`);
    expect(laidOut(names, { widthPx: 140 }).nameless).toBe(2);
    expect(laidOut(["twin", "twin"], { widthPx: 140 }).nameless).toBe(0);
  });

  it("is empty without lines", () => {
    expect(laidOut([], { widthPx: 140 })).toMatchObject({ rows: [], rowCount: 0, nameless: 0 });
  });
});

function laidOut(names: readonly string[], room: { widthPx: number; maxRows?: number }): Legend {
  return layOutLegend(names, { maxRows: 12, ...room }, (text) => text.length * 6);
}

/** What is written where; a slash between rows. */
function drawn({ rows, more }: Legend): readonly string[] {
  const texts = rows.flatMap((row, i) => [
    ...(i > 0 ? ["/"] : []),
    ...row.map(({ x, text }) => `${x} ${text}`),
  ]);
  return more === undefined ? texts : [...texts, more];
}
