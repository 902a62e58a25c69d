import { describe, expect, it } from "vitest";
import { coalesced } from "./coalesce.ts";

function setup(): { call: () => void; finish: () => Promise<void>; started: () => number } {
  const finishes: (() => void)[] = [];
  let started = 0;
  const call = coalesced(() => {
    started++;
    return new Promise((resolve) => finishes.push(resolve));
  });
  return {
    call,
    started: () => started,
    async finish() {
      finishes.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe("coalesced", () => {
  it("starts at once, and once more for any number of calls in between", async () => {
    const { call, finish, started } = setup();
    call();
    expect(started()).toBe(1);
    call();
    call();
    expect(started()).toBe(1);
    await finish();
    expect(started()).toBe(2);
    await finish();
    expect(started()).toBe(2);
    call();
    expect(started()).toBe(3);
  });
});
