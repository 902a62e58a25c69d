import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBlobKey, encodeBlobKey } from "./blob-key.ts";

const KEY = {
  experiment: "",
  pluginName: "images",
  run: "gradient_tape/val",
  tag: "inputs",
  step: 60,
  index: 2,
};

describe("a blob key", () => {
  it("is what TensorBoard writes", () => {
    expect(encodeBlobKey(KEY)).toBe(
      "WyIiLCJpbWFnZXMiLCJncmFkaWVudF90YXBlL3ZhbCIsImlucHV0cyIsNjAsMl0",
    );
  });

  it("is ASCII inside, whatever the names are", () => {
    const json = atob(encodeBlobKey({ ...KEY, run: "é😀" }));
    expect(json).toBe(String.raw`["","images","\u00e9\ud83d\ude00","inputs",60,2]`);
  });

  it("is read back whole, and is safe in a URL", () => {
    const anyKey = fc.record({
      experiment: fc.string(),
      pluginName: fc.string(),
      run: fc.string({ unit: "binary" }),
      tag: fc.string({ unit: "grapheme" }),
      step: fc.maxSafeInteger(),
      index: fc.nat(),
    });
    fc.assert(
      fc.property(anyKey, (key) => {
        const text = encodeBlobKey(key);
        expect(text).toMatch(/^[\w-]+$/);
        expect(decodeBlobKey(text)).toEqual(key);
      }),
    );
  });

  it.each([
    "",
    "!",
    "é",
    "WzFd",
    "W10",
    "bnVsbA",
    btoa('["",1,"r","t",0,0]'),
    btoa('["","p","r","t",0]'),
  ])("is not %j", (text) => {
    expect(() => decodeBlobKey(text)).toThrow("Invalid argument: failed to parse blob key");
  });
});
