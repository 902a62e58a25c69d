import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberSetting, sharedSettings, toggleSetting } from "./settings.ts";

const { smoothing, tagFilter, xAxis } = sharedSettings;

describe("a number setting", () => {
  it.each([
    ["0.6", 0.6],
    ["0", 0],
    ["-3", 0],
    ["7", 0.999],
    ["", undefined],
    ["much", undefined],
    ["NaN", undefined],
    ["Infinity", undefined],
  ])("reads %j as %s", (text, value) => {
    expect(smoothing.parse(text)).toBe(value);
  });

  it("writes three digits and reads them back", () => {
    expect(smoothing.format(0.123456)).toBe("0.123");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(smoothing.parse(smoothing.format(value))).toBe(value);
      }),
    );
  });
});

describe("a number setting of whole steps", () => {
  const width = numberSetting({
    label: "Width",
    urlKey: "w",
    min: 0,
    max: 2000,
    step: 1,
    defaultValue: 7,
  });

  it("has whole values, with all of their digits", () => {
    expect(width.parse("4.6")).toBe(5);
    expect(width.parse("1,234")).toBe(1234);
    expect(width.format(1234)).toBe("1234");
  });
});

describe("a choice setting", () => {
  it("reads its options and nothing else", () => {
    expect(xAxis.parse("wall")).toBe("wall");
    expect(xAxis.parse("toString")).toBeUndefined();
    expect(xAxis.parse("WALL")).toBeUndefined();
  });
});

describe("a toggle setting", () => {
  const toggle = toggleSetting({ label: "Log", urlKey: "log", defaultValue: false });
  it("reads true and false", () => {
    expect(toggle.parse("true")).toBe(true);
    expect(toggle.parse("false")).toBe(false);
    expect(toggle.parse("1")).toBeUndefined();
    expect(toggle.format(true)).toBe("true");
  });
});

describe("a text setting", () => {
  it("keeps any text and has no control of its own", () => {
    expect(tagFilter.parse("^loss|acc$")).toBe("^loss|acc$");
    expect(tagFilter.control.kind).toBe("hidden");
  });
});
