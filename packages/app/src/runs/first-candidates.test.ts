import { completeExpression, RUN_LANGUAGE } from "@runlens/expressions";
import { expect, it } from "vitest";
import { firstCandidates } from "./first-candidates.ts";

const KNOWN = { names: ["lr", "lr decay", "layers", "label", "lambda"], tags: ["loss", "la"] };

it.each([
  ["la", ["layers", "label", "lambda", "last("]],
  ["LR", ["lr", "`lr decay`"]],
  ["las", ["last("]],
  ["l", []],
  ["lo", ["log("]],
  ["res", []],
  ["no", ["nonfinite_tags"]],
])("an expression that “%s” begins goes on with %j", (word, expected) => {
  const { candidates } = completeExpression(word, word.length, RUN_LANGUAGE, KNOWN);
  expect(firstCandidates(word, candidates).map(({ text }) => text)).toEqual(expected);
});
