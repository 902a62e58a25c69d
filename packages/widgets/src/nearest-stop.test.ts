import { expect, it } from "vitest";
import { nearestStop } from "./nearest-stop.ts";

it.each([
  [-1, 0],
  [0, 0],
  [2, 1],
  [6, 2],
  [7.5, 2],
  [8, 3],
  [99, 3],
])("is for %d the stop at place %d", (value, place) => {
  expect(nearestStop([0, 1, 5, 10], value)).toBe(place);
});
