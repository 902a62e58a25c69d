import { describe, expect, it } from "vitest";
import type { Params } from "../backend.ts";
import { countParam, runAndTag, seriesText } from "./parameters.ts";

function paramsOf(search: string): Params {
  const fields = new URLSearchParams(search);
  return { get: (name) => fields.get(name) ?? undefined, all: (name) => fields.getAll(name) };
}

describe("runAndTag", () => {
  it("reads both, empty or not", () => {
    expect(runAndTag(paramsOf("run=.&tag="))).toEqual({ run: ".", tag: "" });
  });
  it.each([
    ["run=it's", `tag=None, run="it's"`],
    ["tag=t", "tag='t', run=None"],
    ["", "tag=None, run=None"],
  ])("refuses %j", (search, named) => {
    expect(() => runAndTag(paramsOf(search))).toThrow(
      `Invalid argument: Both run and tag must be specified: ${named}`,
    );
  });
});

describe("seriesText", () => {
  it("quotes as Python does", () => {
    expect(seriesText("a", "b'c")).toBe(`run='a', tag="b'c"`);
  });
});

describe("countParam", () => {
  it.each([
    ["", 0],
    ["sample=0", 0],
    ["sample=12", 12],
    ["sample=3&sample=4", 3],
  ])("reads %j as %i", (search, value) => {
    expect(countParam(paramsOf(search), "sample")).toBe(value);
  });
  it.each([
    "sample=",
    "sample=x",
    "sample=-1",
    "sample=1.5",
    "sample=1e3",
    "sample=9999999999999999",
  ])("refuses %j", (search) => {
    expect(() => countParam(paramsOf(search), "sample")).toThrow("sample must be a whole number");
  });
});
