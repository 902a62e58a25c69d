import { expect, it } from "vitest";
import { expressionProblem } from "./expression-problem.ts";

const TAGS = new Set(["train/loss", "lr", "batch size"]);

it.each([
  ["2 * x - train/loss", undefined],
  ["x / baseline", undefined],
  ["lr * `batch size`", undefined],
  ["x - nope", "No run has “nope”."],
  ["baseline(nope) - `x`", "No run has “x” or “nope”."],
  ["x /", "Character 4: Expected a value, found the end."],
])("says of %s what keeps it from being drawn", (expression, problem) => {
  expect(expressionProblem(expression, TAGS)).toBe(problem);
});
