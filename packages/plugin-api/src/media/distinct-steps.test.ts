import { expect, it } from "vitest";
import { distinctSteps } from "./distinct-steps.ts";

it("has every step once, rising", () => {
  const columns = [Float64Array.of(10, 2, 10), Float64Array.of(-1, 2)];
  expect([...distinctSteps(columns)]).toEqual([-1, 2, 10]);
});
