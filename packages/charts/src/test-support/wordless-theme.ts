import type { ChartTheme } from "../chart-theme.ts";

/** Labels are so small that nothing is seen of them: fonts differ between machines, and numbers have tests of their own. */
const WORDLESS: Readonly<Record<string, ChartTheme>> = {
  light: theme({ background: "#ffffff", grid: "#edeff2", axis: "#c3c9d1", text: "#1a1f26" }),
  dark: theme({ background: "#14181e", grid: "#1f252d", axis: "#3b444f", text: "#e3e7ec" }),
};

/** The theme of golden pictures, `light` or `dark`. */
export function wordlessTheme(name: string): ChartTheme {
  const found = WORDLESS[name];
  if (found === undefined) throw new TypeError(`There is no theme "${name}".`);
  return found;
}

function theme(colors: Pick<ChartTheme, "background" | "grid" | "axis" | "text">): ChartTheme {
  const { text } = colors;
  const selection = "rgb(31 95 196 / 12%)";
  return { ...colors, textMuted: text, crosshair: text, selection, font: "0.01px monospace" };
}
