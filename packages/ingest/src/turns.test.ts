import { describe, expect, it } from "vitest";
import { createAlarm, createGate, takeTurn } from "./turns.ts";

describe("an alarm", () => {
  it("wakes the sleeper when it is rung", async () => {
    const alarm = createAlarm();
    const sleep = alarm.sleep(60_000);
    alarm.ring();
    await sleep;
  });

  it("remembers that it was rung while nobody slept, once", async () => {
    const alarm = createAlarm();
    alarm.ring();
    await alarm.sleep(60_000);
    let isAwake = false;
    const second = alarm.sleep(60_000).then(() => (isAwake = true));
    await Promise.resolve();
    expect(isAwake).toBe(false);
    alarm.ring();
    await second;
  });

  it("wakes by itself when the time is over", async () => {
    await createAlarm().sleep(1);
    await createAlarm().sleep(-1);
  });
});

describe("a turn", () => {
  it("ends when there is nothing to do", async () => {
    let steps = 0;
    await takeTurn(1_000, () => ++steps < 3);
    expect(steps).toBe(3);
  });

  it("ends when its time is over, and lets others go on", async () => {
    let hasOtherRun = false;
    setImmediate(() => (hasOtherRun = true));
    let lastStepMs = 0;
    let deadline = 0;
    await takeTurn(5, (deadlineMs) => {
      deadline = deadlineMs;
      lastStepMs = performance.now();
      return true;
    });
    expect(hasOtherRun).toBe(true);
    expect(performance.now()).toBeGreaterThanOrEqual(deadline);
    expect(lastStepMs).toBeGreaterThan(0);
  });
});

describe("a gate", () => {
  it("lets everyone pass once it is open", async () => {
    const gate = createGate();
    expect(gate.isOpen).toBe(false);
    gate.open();
    gate.open();
    await gate.opened;
    expect(gate.isOpen).toBe(true);
  });
});
