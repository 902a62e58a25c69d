import { describe, expect, it } from "vitest";
import { colorInTheme, runColor, runColors } from "./run-color.ts";
import { chartTheme, type Theme } from "./theme.ts";
import { contrastOf, oklabDistance, seenBy } from "./test-support/color-vision.ts";

const THEMES: readonly Theme[] = ["light", "dark"];
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `run-${i}`);

describe("runColors", () => {
  it("gives 36 runs 36 colours", () => {
    for (const theme of THEMES) {
      expect(new Set(runColors(names(36), theme).values()).size).toBe(36);
    }
  });

  it("leaves the colours of older runs alone when runs are appended", () => {
    const before = [...runColors(names(20), "light")];
    const after = [...runColors(names(50), "light")];
    expect(after.slice(0, 20)).toEqual(before);
  });

  it("keeps the first twelve apart for all kinds of colour vision", () => {
    for (const theme of THEMES) {
      const colors = [...runColors(names(12), theme).values()];
      for (const vision of ["normal", "protan", "deutan"] as const) {
        const seen = colors.map((color) => seenBy(vision, color));
        const distances = seen.flatMap((a, i) => seen.slice(0, i).map((b) => oklabDistance(a, b)));
        expect(Math.min(...distances), `${theme}, ${vision}`).toBeGreaterThan(0.07);
      }
    }
  });

  it("stands out from the surface", () => {
    for (const theme of THEMES) {
      const surface = chartTheme(theme).background;
      const contrasts = [...runColors(names(36), theme).values()].map((c) =>
        contrastOf(c, surface),
      );
      expect(Math.min(...contrasts.slice(0, 12)), theme).toBeGreaterThanOrEqual(3);
      expect(Math.min(...contrasts), theme).toBeGreaterThanOrEqual(1.9);
    }
  });
});

describe("runColor", () => {
  it("depends on the name alone", () => {
    expect(runColor("lr=0.1/train", "light")).toBe(runColor("lr=0.1/train", "light"));
    expect(runColor("lr=0.1/train", "light")).toMatch(/^#[0-9a-f]{6}$/);
  });

  it("spreads numbered names over all 36 colours", () => {
    const used = new Set(names(400).map((name) => runColor(name, "dark")));
    expect(used.size).toBe(36);
  });
});

it("takes colours of runs to the other theme, and leaves chosen ones alone", () => {
  const light = [...runColors(names(36), "light").values()];
  const dark = [...runColors(names(36), "dark").values()];
  expect(dark.map((color) => colorInTheme(color, "light"))).toEqual(light);
  expect(light.map((color) => colorInTheme(color, "light"))).toEqual(light);
  expect(colorInTheme("#123456", "dark")).toBe("#123456");
});
