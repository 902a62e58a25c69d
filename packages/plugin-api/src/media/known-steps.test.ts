import { describe, expect, it } from "vitest";
import { createKnownSteps } from "./known-steps.ts";

const RUNS = [{ name: "a" }, { name: "b" }];

function setup() {
  const known = createKnownSteps();
  let told = 0;
  known.subscribe(() => (told += 1));
  known.set({ run: "a", tag: "t" }, Float64Array.of(0, 20));
  known.set({ run: "b", tag: "t" }, Float64Array.of(10, 20));
  known.set({ run: "a", tag: "u" }, Float64Array.of(5));
  return { known, told: () => told };
}

describe("known steps", () => {
  it("are those of the runs and the tag that are meant", () => {
    const { known } = setup();
    expect([...known.of(RUNS)]).toEqual([0, 5, 10, 20]);
    expect([...known.of(RUNS, "t")]).toEqual([0, 10, 20]);
    expect([...known.of([{ name: "a" }], "t")]).toEqual([0, 20]);
    expect([...known.of(RUNS, "nope")]).toEqual([]);
  });

  it("tell of changes, and of nothing else", () => {
    const { known, told } = setup();
    const steps = Float64Array.of(1);
    known.set({ run: "b", tag: "u" }, steps);
    known.set({ run: "b", tag: "u" }, steps);
    expect(told()).toBe(4);
    expect(known.version()).toBe(4);
  });
});
