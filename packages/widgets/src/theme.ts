export type Theme = "light" | "dark";

/** Colours and font for drawing on a canvas, where custom properties do not reach. */
export interface ChartTheme {
  readonly background: string;
  readonly grid: string;
  readonly axis: string;
  readonly text: string;
  readonly textMuted: string;
  readonly crosshair: string;
  /** Fill of the area that a drag selects. */
  readonly selection: string;
  /** CSS `font` shorthand of labels. */
  readonly font: string;
}

const FONT = '11px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

/** The colours of tokens.css that charts need; theme.test.ts keeps the two equal. */
const CHART_THEMES: Readonly<Record<Theme, ChartTheme>> = {
  light: {
    background: "#ffffff",
    grid: "#edeff2",
    axis: "#c3c9d1",
    text: "#1a1f26",
    textMuted: "#59636f",
    crosshair: "#878f9a",
    selection: "rgb(31 95 196 / 12%)",
    font: FONT,
  },
  dark: {
    background: "#14181e",
    grid: "#1f252d",
    axis: "#3b444f",
    text: "#e3e7ec",
    textMuted: "#98a2ae",
    crosshair: "#68727f",
    selection: "rgb(120 173 251 / 16%)",
    font: FONT,
  },
};

export function chartTheme(theme: Theme): ChartTheme {
  return CHART_THEMES[theme];
}
