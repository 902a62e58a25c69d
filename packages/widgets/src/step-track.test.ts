import { expect, it } from "vitest";
import { stepOfKey, stepsWithin } from "./step-track.tsx";

const STEPS = Float64Array.from({ length: 21 }, (_, i) => i * 10);

it.each([
  // key, from → to
  ["ArrowRight", 50, 60],
  ["ArrowRight", 55, 60],
  ["ArrowRight", 200, undefined],
  ["ArrowLeft", 50, 40],
  ["ArrowLeft", 55, 50],
  ["ArrowLeft", 0, undefined],
  ["PageUp", 50, 70],
  ["PageUp", 195, 200],
  ["PageDown", 50, 30],
  ["PageDown", 5, 0],
  ["Home", 50, 0],
  ["End", 50, 200],
  ["x", 50, undefined],
])("%s from %i goes to %s", (key, from, to) => {
  expect(stepOfKey(key, STEPS, from)).toBe(to);
});

it.each([
  // key, from → to, in the range from 45 to 90
  ["Home", 60, 50],
  ["End", 60, 90],
  ["ArrowRight", 90, undefined],
  ["ArrowLeft", 50, undefined],
  ["PageDown", 60, 50],
])("within a range, %s from %i goes to %s", (key, from, to) => {
  expect(stepOfKey(key, stepsWithin(STEPS, { start: 45, end: 90 }), from)).toBe(to);
});
