import { expect, it } from "vitest";
import { LARGEST_BUDGET, nextBudget } from "./point-budget.ts";

it.each([
  ["less after a slow frame", 150_000, 80, true, 100_000],
  ["never less than can be recognised", 20_000, 500, true, 20_000],
  ["the same at a usual pace", 150_000, 33, true, 150_000],
  ["more after a quick frame that was full", 100_000, 16, true, 130_000],
  ["the same after a quick frame with little in it", 100_000, 16, false, 100_000],
  ["never more than any mesh needs", LARGEST_BUDGET, 16, true, LARGEST_BUDGET],
])("draws %s", (_what, budget, frameMs, wasUsedUp, next) => {
  expect(nextBudget(budget, frameMs, wasUsedUp)).toBe(next);
});
