import type { StepSelection } from "@runlens/charts";
import { withRange, withStep, type PageSteps } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { markedSteps, markSteps, parseMark } from "./step-marks.ts";

describe("marked steps", () => {
  it.each<[StepSelection | undefined, PageSteps]>([
    [undefined, { step: undefined, range: undefined }],
    [{ start: 7 }, { step: 7, range: undefined }],
    [
      { start: 0, end: 0 },
      { step: undefined, range: { start: 0, end: 0 } },
    ],
    [
      { start: 3, end: 9 },
      { step: undefined, range: { start: 3, end: 9 } },
    ],
  ])("%j are the page's: %j", (marked, kept) => {
    const { page, doors } = setup({ step: 100, range: { start: 90, end: 110 } });
    markSteps(doors, marked);
    expect(page()).toEqual(kept);
    expect(markedSteps(page())).toEqual(marked);
  });

  it("are the whole range, wherever in it the page is", () => {
    const { page, doors } = setup();
    markSteps(doors, { start: 3, end: 9 });
    doors.setStep(5);
    expect(markedSteps(page())).toEqual({ start: 3, end: 9 });
    doors.setStep(0);
    expect(page()).toEqual({ step: 3, range: { start: 3, end: 9 } });
  });
});

describe("parseMark", () => {
  it.each<[string, ReturnType<typeof parseMark>]>([
    ["", "nothing"],
    ["12", { start: 12 }],
    ["1,200", { start: 1200 }],
    ["-5 to 10", { start: -5, end: 10 }],
    ["10–5", { start: 5, end: 10 }],
    ["200-320", { start: 200, end: 320 }],
    ["1,000 - 2,000", { start: 1000, end: 2000 }],
    ["-5", { start: -5 }],
    ["−5", { start: -5 }],
    ["-5-2", { start: -5, end: 2 }],
    ["-2--5", { start: -5, end: -2 }],
    ["-5 -2", { start: -5, end: -2 }],
    ["5-", undefined],
    ["9007199254740993", undefined],
    ["3..4", { start: 3, end: 4 }],
    ["3 4", { start: 3, end: 4 }],
    ["1 2 3", undefined],
    ["1.5", undefined],
    ["ten", undefined],
  ])("reads %j", (text, mark) => expect(parseMark(text)).toEqual(mark));
});

function setup(before: PageSteps = { step: undefined, range: undefined }) {
  let page = before;
  return {
    page: () => page,
    doors: {
      setStep: (step: number | undefined) => void (page = withStep(page, step)),
      setRange: (range: PageSteps["range"]) => void (page = withRange(page, range)),
    },
  };
}
