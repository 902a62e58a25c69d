import { describe, expect, it } from "vitest";
import { columnOf, columnsOf, METRIC_FUNCTIONS, metricText, nameText } from "./columns.ts";

describe("columnOf", () => {
  it.each([
    ["state", { kind: "state", title: "State" }],
    ["age", { kind: "age", title: "Age" }],
    ["lr", { kind: "value", title: "lr", name: "lr" }],
    ["`learning rate`", { kind: "value", title: "learning rate", name: "learning rate" }],
    ["min(val/loss)", { kind: "metric", title: "val/loss", prefix: "min", name: "val/loss" }],
    ["last(a) - last(b)", { kind: "value", title: "last(a) - last(b)" }],
    ["at_step(acc, 100)", { kind: "value", title: "at_step(acc, 100)" }],
  ])("reads %s", (text, column) => {
    expect(columnOf(text)).toEqual({ text, ...column });
  });

  it.each(["", "lr <", "last(", "no_such_function(x)"])("knows no column “%s”", (text) => {
    expect(columnOf(text)).toBeUndefined();
  });

  it("drops repeats and what is none", () => {
    expect(columnsOf(["lr", "lr <", "age", "lr"]).map(({ text }) => text)).toEqual(["lr", "age"]);
  });
});

describe("texts of columns", () => {
  it.each(["lr", "age", "a b", "back`tick", "not", "学習率", "x/y-1"])(
    "name “%s” again",
    (name) => {
      expect(columnOf(nameText(name))?.name).toBe(name);
      for (const metric of METRIC_FUNCTIONS) {
        expect(columnOf(metricText(metric, name))).toMatchObject({ name, prefix: metric });
      }
    },
  );
});
