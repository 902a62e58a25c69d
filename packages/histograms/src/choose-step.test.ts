import { withRange, withStep, type PageSteps } from "@runlens/model";
import { expect, it } from "vitest";
import { chooseStep } from "./choose-step.ts";

const RANGE = { start: 100, end: 200 };

it.each<[string, PageSteps, boolean, PageSteps]>([
  ["a step", { step: 100, range: undefined }, false, { step: 150, range: undefined }],
  ["a step of the range", { step: 100, range: RANGE }, false, { step: 150, range: RANGE }],
  ["a step at first", { step: undefined, range: undefined }, true, { step: 150, range: undefined }],
  [
    "a range from the step before",
    { step: 100, range: undefined },
    true,
    { step: 100, range: { start: 100, end: 150 } },
  ],
  [
    "a range down from the step before",
    { step: 180, range: undefined },
    true,
    { step: 180, range: { start: 150, end: 180 } },
  ],
  [
    "a shorter range",
    { step: undefined, range: { start: 140, end: 200 } },
    true,
    { step: undefined, range: { start: 150, end: 200 } },
  ],
])("makes %s", (_, before, withShift, after) => {
  let page = before;
  const doors = {
    setStep: (step: number | undefined) => void (page = withStep(page, step)),
    setRange: (range: PageSteps["range"]) => void (page = withRange(page, range)),
  };
  chooseStep({ ...before, ...doors }, 150, withShift);
  expect(page).toEqual(after);
});
