import { describe, expect, it } from "vitest";
import { contrastOf } from "./test-support/color-vision.ts";
import { chartTheme, type Theme } from "./theme.ts";
import css from "./tokens.css?raw";

const THEMES: readonly Theme[] = ["light", "dark"];

/** The custom properties of one theme, `--rl-` left out. */
function tokensOf(theme: Theme): Map<string, string> {
  const block = css.split(`[data-theme="${theme}"] {`)[1]?.split("}")[0] ?? "";
  return new Map(
    [...block.matchAll(/--rl-([a-z0-9-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
}

function setup(theme: Theme): { color: (token: string) => string } {
  const tokens = tokensOf(theme);
  return {
    color(token) {
      const value = tokens.get(token);
      if (value === undefined) throw new Error(`tokens.css has no --rl-${token} for ${theme}`);
      return value;
    },
  };
}

describe("tokens.css", () => {
  it("defines the same names for both themes", () => {
    expect([...tokensOf("dark").keys()]).toEqual([...tokensOf("light").keys()]);
  });

  it.each(THEMES)("gives text a contrast of 4.5:1 on every ground (%s)", (theme) => {
    const { color } = setup(theme);
    for (const ground of ["bg", "surface", "surface-2", "hover"]) {
      for (const ink of ["text", "text-muted", "accent", "danger", "warn", "ok"]) {
        const contrast = contrastOf(color(ink), color(ground));
        expect(contrast, `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrastOf(color("on-accent"), color("accent"))).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(color("accent"), color("accent-soft"))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(THEMES)("gives the outlines of controls a contrast of 3:1 (%s)", (theme) => {
    const { color } = setup(theme);
    expect(contrastOf(color("border-strong"), color("surface"))).toBeGreaterThanOrEqual(3);
  });
});

describe("chartTheme", () => {
  it.each(THEMES)("has the colours of tokens.css (%s)", (theme) => {
    const { color } = setup(theme);
    expect(chartTheme(theme)).toMatchObject({
      background: color("surface"),
      grid: color("chart-grid"),
      axis: color("chart-axis"),
      text: color("text"),
      textMuted: color("text-muted"),
      crosshair: color("border-strong"),
    });
  });
});
