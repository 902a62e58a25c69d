import type { PageSteps } from "@runlens/model";
import { expect, it } from "vitest";
import { shownPosition } from "./shown-position.ts";

const RANGE = { start: 10, end: 20 };

it.each<[string, number[], PageSteps, number]>([
  ["the newest without a range", [0, 15, 30], { step: undefined, range: undefined }, 2],
  ["the nearest without a range", [0, 15, 30], { step: 1, range: undefined }, 0],
  ["the newest of a range", [0, 10, 15, 30], { step: undefined, range: RANGE }, 2],
  ["of a range, whatever lies outside and nearer", [0, 10, 21], { step: 19, range: RANGE }, 1],
  ["what was logged last at the step", [10, 15, 15, 20], { step: 15, range: RANGE }, 2],
  ["outside where nothing lies within", [0, 21, 40], { step: undefined, range: RANGE }, 1],
  ["outside, near the step", [0, 30], { step: 12, range: RANGE }, 0],
  ["nothing of nothing", [], { step: undefined, range: RANGE }, -1],
])("is %s", (_, steps, page, position) => {
  expect(shownPosition(Float64Array.from(steps), page)).toBe(position);
});
