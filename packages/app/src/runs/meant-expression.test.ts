import { isRunExpression } from "@runlens/expressions";
import type { HyperparameterColumn } from "@runlens/model";
import { expect, it } from "vitest";
import { meantExpression } from "./meant-expression.ts";

const COLUMNS: readonly HyperparameterColumn[] = [
  { name: "use_amp", types: ["truth"], runCount: 4, values: [false, true] },
  { name: "bn", types: ["truth"], runCount: 4, values: [true] },
  { name: "weight decay", types: ["number"], runCount: 4, min: 0, max: 0.1, values: [0, 0.1] },
  { name: "opt", types: ["text"], runCount: 4, values: ["adam", "sgd"] },
];

it.each([
  ["use_amp", "use_amp = true"],
  ["use_amp and bn", "use_amp = true and bn = true"],
  ["(use_amp or bn)", "use_amp = true or bn = true"],
  ["weight decay", "`weight decay` <= 0.1"],
  [" opt ", 'opt = "adam"'],
  ["resnet", undefined],
  ["use_amp and resnet", undefined],
  ["use_", undefined],
  ["use_amp = false", undefined],
  ["not use_amp", undefined],
  ["", undefined],
])("“%s” is meant for %s", (text, expected) => {
  const meant = meantExpression(text, COLUMNS);
  expect(meant).toBe(expected);
  if (meant !== undefined) expect(isRunExpression(meant)).toBe(true);
});
