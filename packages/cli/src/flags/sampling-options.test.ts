import { describe, expect, it } from "vitest";
import { readSamplingOptions } from "./sampling-options.ts";

const countsOf = (typed: string) => {
  const options = readSamplingOptions({ samples_per_plugin: typed });
  return ["images", "scalars", "text"].map((name) => options.samplesPerPlugin(name));
};

describe("--samples_per_plugin", () => {
  it.each([
    ["", [undefined, undefined, undefined]],
    ["images=100,scalars=500", [100, 500, undefined]],
    ["images=0", [0, undefined, undefined]],
    [" images = 7 , ,scalars=1,images=8", [8, 1, undefined]],
  ])("%j means %j", (typed, counts) => {
    expect(countsOf(typed)).toEqual(counts);
  });

  it.each(["images", "images=", "=5", "images=many", "images=-1", "images=1=2", "images=1.5"])(
    "%j is refused",
    (typed) => {
      expect(() => countsOf(typed)).toThrow(
        `--samples_per_plugin is like images=100,scalars=500, but got: '${typed}'.`,
      );
    },
  );
});

describe("--exact_sampling", () => {
  it.each([
    [{}, false, "dataServer"],
    [{ exact_sampling: true }, true, "dataServer"],
    [{ exact_sampling: true, load_fast: "auto" }, true, "dataServer"],
    [{ exact_sampling: true, load_fast: "False" }, true, "python"],
  ])("%j", (flags, exactSampling, exactLoader) => {
    expect(readSamplingOptions(flags)).toMatchObject({ exactSampling, exactLoader });
  });
});
