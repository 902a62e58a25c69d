import { expect, it } from "vitest";
import { drawnOf, tooltipRows } from "./curve-text.ts";
import { curveFrom } from "./test-support/curves.ts";
import type { RunCurve } from "./use-curves.ts";

const moments = { length: 0, steps: new Float64Array(), wallTimesSecs: new Float64Array() };
const curve = curveFrom([0.5, 1], [1, 0.5]);

it("calls runs as people named them, and draws those alone that are shown and have a curve", () => {
  const curves: readonly RunCurve[] = [
    { run: "a", moments, position: 0, value: curve },
    { run: "b", moments, position: 0, problem: "no curve" },
    { run: "c", moments, position: 0, value: curve },
    { run: "gone", moments, position: 0, value: curve },
  ];
  const runs = [
    { name: "a", color: "red", displayName: "The best" },
    { name: "b", color: "green" },
    { name: "c", color: "blue" },
  ];
  const drawn = drawnOf(curves, runs);
  const { rows } = tooltipRows(
    drawn,
    drawn.map((_, line) => ({ line, point: 1, xPixel: 0, yPixel: 0 })),
  );
  expect(rows.map(({ color, cells }) => [color, ...cells.slice(0, 4)])).toEqual([
    ["red", "The best", "1", "1", "0.5"],
    ["blue", "c", "1", "1", "0.5"],
  ]);
});
