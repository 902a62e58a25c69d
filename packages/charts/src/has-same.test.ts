import { describe, expect, it } from "vitest";
import { hasSame } from "./has-same.ts";

const BEFORE = { title: "loss", limits: { min: 0 }, threshold: NaN, own: undefined };

describe("hasSame", () => {
  it.each([
    ["nothing at all", {}],
    ["what is there", { title: "loss", threshold: NaN }],
    ["an object with the same in it", { limits: { min: 0 } }],
    ["what is absent, said to be", { own: undefined, other: undefined }],
  ])("takes for the same %s", (_name, changes) => {
    expect(hasSame(BEFORE, changes)).toBe(true);
  });

  it.each([
    ["another value", { title: "accuracy" }],
    ["something new", { other: 1 }],
    ["an object with another value", { limits: { min: 1 } }],
    ["an object with more in it", { limits: { min: 0, max: 1 } }],
    ["an object with less in it", { limits: {} }],
    ["an object with another key", { limits: { max: 0 } }],
    ["nothing where there was an object", { limits: undefined }],
    ["a function that does the same", { title: () => "loss" }],
  ])("takes for a change %s", (_name, changes) => {
    expect(hasSame(BEFORE, changes)).toBe(false);
  });
});
