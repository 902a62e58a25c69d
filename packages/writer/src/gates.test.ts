import { afterEach, describe, expect, it, vi } from "vitest";
import { every, everySeconds } from "./gates.ts";

afterEach(() => {
  vi.useRealTimers();
});

const STEPS = Array.from({ length: 10 }, (_, i) => i - 3);

describe("every", () => {
  it.each([
    [1, [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6]],
    [3, [-3, 0, 3, 6]],
  ])("%d opens at the steps it divides", (count, steps) => {
    expect(STEPS.filter(every(count))).toEqual(steps);
  });

  it.each([0, -1, 1.5, NaN])("refuses %d", (count) => {
    expect(() => every(count)).toThrow(TypeError);
  });
});

describe("everySeconds", () => {
  it("opens at the first step, and then when the time is over", () => {
    vi.useFakeTimers();
    const gate = everySeconds(10);
    expect(gate(0)).toBe(true);
    vi.advanceTimersByTime(9_999);
    expect(gate(1)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(gate(2)).toBe(true);
    expect(gate(3)).toBe(false);
  });

  it("answers the same for all that is logged at a step", () => {
    vi.useFakeTimers();
    const gate = everySeconds(10);
    expect([gate(0), gate(0)]).toEqual([true, true]);
    expect(gate(1)).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect([gate(1), gate(2), gate(2)]).toEqual([false, true, true]);
  });

  it("refuses what is no time", () => {
    expect(() => everySeconds(-1)).toThrow(TypeError);
    expect(() => everySeconds(NaN)).toThrow(TypeError);
  });
});
