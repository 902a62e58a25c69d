import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pythonJson } from "./hparams-group.ts";
import {
  hparamsConfigValue,
  hparamsGroupName,
  layoutValue,
  sessionEndValue,
  sessionStartValue,
} from "./index.ts";
import { sha256Hex } from "./sha256.ts";
import { readOne, toHex } from "./test-support/read-back.ts";

describe("a session", () => {
  it("of equal hyperparameters has the same group, whatever their order", () => {
    expect(groupOf({ lr: 0.1, units: 32 })).toBe(groupOf({ units: 32, lr: 0.1 }));
    expect(groupOf({ units: 32, lr: 0.1 })).toContain(hparamsGroupName({ lr: 0.1, units: 32 }));
  });

  it.each([
    ["success", "220b 0801 11 000000000000f03f"],
    ["failure", "220b 0802 11 000000000000f03f"],
    ["running", "220b 0803 11 000000000000f03f"],
  ] as const)("ends with %s", (status, content) => {
    const { metadata } = readOne(sessionEndValue({ status, endTimeSecs: 1 }));
    expect(toHex(metadata.pluginContent)).toBe(content.replaceAll(" ", ""));
  });

  it.each([
    [
      'hyperparameter "a" must be a number, a text or a truth value, not [1]',
      () => sessionStartValue({ hparams: { a: [1] as never }, startTimeSecs: 1 }),
    ],
    ['hyperparameter "a": an interval from 2 to 1 is empty', () => configOf({ min: 2, max: 1 })],
    ['hyperparameter "a": a domain must have values, all of one type, not []', () => configOf([])],
    [
      'hyperparameter "a": a domain must have values, all of one type, not [1,"b"]',
      () => configOf([1, "b"]),
    ],
    [
      'chart "c" of the layout is empty',
      () => layoutValue({ categories: [{ title: "t", charts: [{ title: "c", multiline: [] }] }] }),
    ],
  ])("is refused: %s", (message, encode) => {
    expect(encode).toThrow(new TypeError(message));
  });
});

describe("the name of a group", () => {
  it.each<[Record<string, number | string | boolean>, string]>([
    [{ b: 0.5, a: 1 }, '{"a":1,"b":0.5}'],
    [{ a: 1e-5, b: 0.0001, c: 1.5e-7 }, '{"a":1e-05,"b":0.0001,"c":1.5e-07}'],
    [{ a: 1e22, b: -3 }, '{"a":10000000000000000000000,"b":-3}'],
    [{ a: NaN, b: -Infinity }, '{"a":NaN,"b":-Infinity}'],
    [{ "\u{1f600}": 1, "\uffee": 2 }, '{"\\uffee":2,"\\ud83d\\ude00":1}'],
    [{ a: "\u007f\t" }, '{"a":"\\u007f\\t"}'],
  ])("is that of Python's JSON: %j", (hparams, json) => {
    expect(pythonJson(hparams)).toBe(json);
  });

  it("is a SHA-256", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
      }),
    );
  });
});

function configOf(
  domain: Parameters<typeof hparamsConfigValue>[0]["hparams"][number]["domain"] & object,
) {
  return hparamsConfigValue({ hparams: [{ name: "a", domain }], metrics: [] });
}

/** The message of the plugin, which holds the name of the group as it is. */
function groupOf(hparams: Record<string, number>): string {
  const { metadata } = readOne(sessionStartValue({ hparams, startTimeSecs: 1 }));
  return Buffer.from(metadata.pluginContent).toString("latin1");
}
