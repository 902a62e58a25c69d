import type { StepSelection } from "@runlens/charts";
import { describe, expect, it } from "vitest";
import { markedSteps, markSteps, parseMark } from "./step-marks.ts";

describe("marked steps", () => {
  it.each<[StepSelection | undefined, string]>([
    [undefined, "step undefined, from undefined"],
    [{ start: 7 }, "step 7, from undefined"],
    [{ start: 0, end: 0 }, "step 0, from 0"],
    [{ start: 3, end: 9 }, "step 9, from 3"],
  ])("%j is kept as %s", (marked, kept) => {
    const { doors, look } = setup();
    markSteps(doors(), marked);
    expect(look()).toBe(kept);
    expect(markedSteps(doors())).toEqual(marked);
  });

  it("turn round where the page's step goes before their start", () => {
    const { doors } = setup();
    markSteps(doors(), { start: 3, end: 9 });
    doors().setStep(1);
    expect(markedSteps(doors())).toEqual({ start: 1, end: 3 });
  });
});

describe("parseMark", () => {
  it.each<[string, ReturnType<typeof parseMark>]>([
    ["", "nothing"],
    ["12", { start: 12 }],
    ["1,200", { start: 1200 }],
    ["-5 to 10", { start: -5, end: 10 }],
    ["10–5", { start: 5, end: 10 }],
    ["3..4", { start: 3, end: 4 }],
    ["3 4", { start: 3, end: 4 }],
    ["1 2 3", undefined],
    ["1.5", undefined],
    ["ten", undefined],
  ])("reads %j", (text, mark) => expect(parseMark(text)).toEqual(mark));
});

function setup() {
  const entries = new Map<string, string>();
  let step: number | undefined;
  const view = {
    get: (key: string) => entries.get(key),
    set: (key: string, value: string | undefined) =>
      value === undefined ? entries.delete(key) : entries.set(key, value),
  };
  return {
    doors: () => ({ view, step, setStep: (next: number | undefined) => (step = next) }),
    look: () => `step ${step}, from ${entries.get("from")}`,
  };
}
