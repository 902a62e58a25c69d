import { describe, expect, it } from "vitest";
import { toneFilter } from "./tone.ts";

const PLAIN = { brightness: 1, contrast: 100, exposure: 0, gamma: 1 };

describe("toneFilter", () => {
  it.each([
    ["nothing", {}, "none"],
    ["contrast before brightness", { contrast: 200 }, "contrast(200%) brightness(1)"],
    ["gamma", { gamma: 2.2 }, 'url("#image-gamma")'],
    [
      "exposure first",
      { exposure: -1, gamma: 2, brightness: 0.5 },
      'url("#image-exposure") url("#image-gamma") contrast(100%) brightness(0.5)',
    ],
  ])("is %s", (_, tone, filter) => {
    expect(toneFilter({ ...PLAIN, ...tone })).toBe(filter);
  });
});
