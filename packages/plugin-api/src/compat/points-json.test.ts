import { expect, it } from "vitest";
import { pointForm, pointsJson, ROW_FORM } from "./points-json.ts";

const POINTS = {
  length: 3,
  steps: Float64Array.of(0, 5, -1),
  wallTimesSecs: Float64Array.of(1000.5, NaN, 1002),
  values: Float64Array.of(0.25, Infinity, -Infinity),
};

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it("writes points as rows, numbers that JSON lacks as strings", () => {
  expect(text(pointsJson(POINTS, [0, 1, 2], ROW_FORM))).toBe(
    '[[1000.5,0,0.25],["NaN",5,"Infinity"],[1002,-1,"-Infinity"]]',
  );
});

it("writes points in another form, and only those asked for", () => {
  const form = pointForm('{"w":', ',"s":', ',"v":', "}");
  expect(text(pointsJson(POINTS, [0], form))).toBe('[{"w":1000.5,"s":0,"v":0.25}]');
  expect(text(pointsJson(POINTS, [], form))).toBe("[]");
});

it("gives bytes that later ones do not touch", () => {
  const first = pointsJson(POINTS, [0], ROW_FORM);
  pointsJson(POINTS, [2], ROW_FORM);
  expect(text(first)).toBe("[[1000.5,0,0.25]]");
});
