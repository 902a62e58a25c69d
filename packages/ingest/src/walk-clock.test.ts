import { describe, expect, it } from "vitest";
import { createWalkClock } from "./walk-clock.ts";

describe("the walk clock", () => {
  it("is due at once, not during a walk, and a reload interval after its end", () => {
    const clock = createWalkClock(5_000);
    expect(clock.dueMs).toBe(0);
    clock.started(100);
    expect(clock.dueMs).toBe(Infinity);
    clock.ended(110);
    expect(clock.dueMs).toBe(5_110);
  });

  it("is due early when asked, at a distance from the walk before", () => {
    const clock = createWalkClock(5_000);
    clock.started(100);
    clock.ended(110);
    clock.ask();
    expect(clock.dueMs).toBe(360);
  });

  it("keeps in mind that it was asked during a walk", () => {
    const clock = createWalkClock(5_000);
    clock.started(100);
    clock.ask();
    clock.ended(110);
    expect(clock.dueMs).toBe(360);
  });

  it("leaves a slow tree in peace for five times as long as the walk took", () => {
    const clock = createWalkClock(5_000);
    clock.started(0);
    clock.ended(2_000);
    expect(clock.dueMs).toBe(12_000);
    clock.ask();
    expect(clock.dueMs).toBe(12_000);
  });
});
