import { describe, expect, it } from "vitest";
import {
  pageStepsText,
  parsePageSteps,
  withOwnStep,
  withRange,
  withStep,
  type PageSteps,
} from "./page-steps.ts";

const NEWEST: PageSteps = { step: undefined, range: undefined };
const RANGE = { start: 200, end: 320 };

describe("the steps of a page", () => {
  it.each<[PageSteps, number | undefined, number | undefined]>([
    // before, goes to → shows
    [NEWEST, 7, 7],
    [{ step: 7, range: undefined }, undefined, undefined],
    [{ step: undefined, range: RANGE }, 260, 260],
    [{ step: 260, range: RANGE }, undefined, undefined],
    [{ step: 260, range: RANGE }, 0, 200],
    [{ step: 260, range: RANGE }, 999, 320],
  ])("%j goes to %s and shows %s, in the same range", (before, step, shown) => {
    expect(withStep(before, step)).toEqual({ step: shown, range: before.range });
  });

  it.each([
    [260, RANGE, 260],
    [200, RANGE, 200],
    [100, RANGE, undefined],
    [undefined, RANGE, undefined],
    [260, undefined, 260],
  ])("at step %s and given the range %j show %s", (step, range, shown) => {
    expect(withRange({ step, range: undefined }, range)).toEqual({ step: shown, range });
  });

  it.each([
    // own → shown
    [undefined, 260],
    [300, 300],
    [0, 260],
  ])("of what has a step of its own, %s, are %s within the range", (own, shown) => {
    expect(withOwnStep({ step: 260, range: RANGE }, own)).toEqual({ step: shown, range: RANGE });
  });
});

describe("the steps in a link", () => {
  it.each<[string, PageSteps]>([
    ["320", { step: 320, range: undefined }],
    ["-5", { step: -5, range: undefined }],
    ["200..320", { step: undefined, range: RANGE }],
    ["200..320@260", { step: 260, range: RANGE }],
    ["-5..-1@-3", { step: -3, range: { start: -5, end: -1 } }],
    ["0..0", { step: undefined, range: { start: 0, end: 0 } }],
  ])("%s", (text, steps) => {
    expect(parsePageSteps(text)).toEqual(steps);
    expect(pageStepsText(steps)).toBe(text);
  });

  it("are put in order", () => {
    expect(parsePageSteps("320..200@999")).toEqual({ step: 320, range: RANGE });
  });

  it.each(["", "1.5", "1..", "..1", "1..2@", "1@2", "1...2", "9007199254740993", "1..9e9", "x"])(
    "cannot be %j",
    (text) => expect(parsePageSteps(text)).toBeUndefined(),
  );

  it("are absent for the newest step of all", () => expect(pageStepsText(NEWEST)).toBeUndefined());
});
