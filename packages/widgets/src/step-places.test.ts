import { expect, it } from "vitest";
import { handleSteps } from "./range-handles.tsx";
import { stepOfKey, stepsWithin } from "./step-places.ts";

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

it.each([
  // key, end that it moves, from → to, in the range from 45 to 90
  ["ArrowLeft", "start", 45, 40],
  ["ArrowRight", "start", 45, 50],
  ["Home", "start", 45, 0],
  ["End", "start", 45, 90],
  ["ArrowRight", "end", 90, 100],
  ["ArrowLeft", "end", 90, 80],
  ["End", "end", 90, 200],
  ["Home", "end", 90, 50],
] as const)("%s moves the %s of a range from %i to %i", (key, side, from, to) => {
  expect(stepOfKey(key, handleSteps(STEPS, { start: 45, end: 90 }, side), from)).toBe(to);
});
