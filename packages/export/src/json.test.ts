import { expect, it } from "vitest";
import { linesJson } from "./json.ts";
import { HOSTILE_NAMES, lineOf, textOf } from "./test-support/lines.ts";

it("has every column of every line, and words for numbers that JSON lacks", async () => {
  const lines = [
    lineOf(
      "a",
      [
        [0, 1.5, 0.1],
        [1, 2.5, NaN],
        [2, 3.5, -Infinity],
      ],
      { extras: { smoothed: Float64Array.of(0, -0, 1) } },
    ),
    lineOf("b", [[2 ** 60, 0, 1]]),
    lineOf("c", []),
  ];
  const text = await textOf(linesJson({ title: "loss", extraColumns: ["smoothed"], lines }));
  expect(JSON.parse(text)).toEqual({
    title: "loss",
    lines: [
      {
        run: "a",
        tag: "loss",
        name: "a",
        steps: [0, 1, 2],
        wall_times_secs: [1.5, 2.5, 3.5],
        values: [0.1, "NaN", "-Infinity"],
        smoothed: [0, -0, 1],
      },
      {
        run: "b",
        tag: "loss",
        name: "b",
        steps_are_rounded: true,
        steps: [2 ** 60],
        wall_times_secs: [0],
        values: [1],
      },
      { run: "c", tag: "loss", name: "c", steps: [], wall_times_secs: [], values: [] },
    ],
  });
});

it("keeps any name", async () => {
  const lines = HOSTILE_NAMES.map((name) => lineOf(name, [[0, 0, 1]]));
  const text = await textOf(linesJson({ title: "", extraColumns: [], lines }));
  expect(JSON.parse(text).lines.map(({ run }: { run: string }) => run)).toEqual(HOSTILE_NAMES);
});
