import { expect, it } from "vitest";
import { filterProblem } from "./filter-problem.ts";

const FINE = { problem: undefined, unknownNames: [] };
const GONE = { code: "server.unreachable", message: "The server does not answer." };

it.each([
  ["resnet", FINE, undefined],
  ["lr < 0.1", FINE, undefined],
  ["lr <", FINE, /^Character 5: /],
  ["(", FINE, /^Character 1: “\(” is no pattern/],
  ["lrr < 0.1", { ...FINE, unknownNames: ["lrr"] }, /^No run has “lrr”\.$/],
  ["lr < 0.1", { ...FINE, problem: GONE }, /^The server does not answer\.$/],
  ["resnet", { problem: GONE, unknownNames: ["lrr"] }, undefined],
])("of “%s”", (text, choice, expected) => {
  const problem = filterProblem(text, choice);
  if (expected === undefined) expect(problem).toBeUndefined();
  else expect(problem).toMatch(expected);
});
