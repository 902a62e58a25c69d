import type { PictureFormat } from "@runlens/charts";
import { SIZE_PRESETS, type PictureSize, type SizePreset } from "@runlens/export";
import type { Theme } from "@runlens/widgets";

/** What a format is: a picture of lines, their points, or a script that draws them. */
export type FormatKind = "picture" | "data" | "script";

interface FormatInfo {
  readonly label: string;
  readonly kind: FormatKind;
  readonly ending: string;
  readonly type: string;
  /** One sentence for people. */
  readonly about: string;
}

export const FORMATS = {
  svg: {
    label: "SVG picture",
    kind: "picture",
    ending: "svg",
    type: "image/svg+xml",
    about: "Vectors; texts stay texts.",
  },
  png: {
    label: "PNG picture",
    kind: "picture",
    ending: "png",
    type: "image/png",
    about: "Pixels, one to three for each of the page’s, and how large they are meant to be.",
  },
  pdf: {
    label: "PDF picture",
    kind: "picture",
    ending: "pdf",
    type: "application/pdf",
    about: "One page of vectors. Texts stay texts; their font is in the file.",
  },
  csv: {
    label: "CSV, a row per point",
    kind: "data",
    ending: "csv",
    type: "text/csv",
    about: "Run, tag, step, wall time and value of every point.",
  },
  csvWide: {
    label: "CSV, a column per line",
    kind: "data",
    ending: "csv",
    type: "text/csv",
    about: "A row per step, a column per line.",
  },
  json: {
    label: "JSON",
    kind: "data",
    ending: "json",
    type: "application/json",
    about: "The columns of every line.",
  },
  parquet: {
    label: "Parquet",
    kind: "data",
    ending: "parquet",
    type: "application/vnd.apache.parquet",
    about: "A table of every point, for pandas, Polars and DuckDB.",
  },
  pgfplots: {
    label: "pgfplots script",
    kind: "script",
    ending: "tex",
    type: "application/x-tex",
    about: "A LaTeX document that draws every point; many points lie beside it.",
  },
  matplotlib: {
    label: "matplotlib script",
    kind: "script",
    ending: "py",
    type: "text/x-python",
    about: "A Python script that draws every point; many points lie beside it.",
  },
} as const satisfies Readonly<Record<string, FormatInfo>>;

export type ExportFormat = keyof typeof FORMATS;
export type PixelScale = "1" | "2" | "3";
/** How much larger texts and lines are than on the page. */
export const TEXT_ZOOMS = { normal: 1, larger: 1.5, double: 2 } as const;

/** All that the reader chooses. What a format has no use for stays as it was. */
export interface ExportChoice {
  readonly format: ExportFormat;
  /** Of the zoomed axis, or everything. */
  readonly extent: "sight" | "whole";
  /** Of data: those that are shown, or all that have the tags. */
  readonly runs: "shown" | "all";
  readonly preset: SizePreset | "own";
  readonly size: PictureSize;
  readonly zoom: keyof typeof TEXT_ZOOMS;
  readonly scale: PixelScale;
  readonly theme: Theme;
  readonly transparent: boolean;
  readonly title: boolean;
  readonly labels: boolean;
  readonly legend: boolean;
}

/** For paper, since that is where most pictures go. */
export const FIRST_CHOICE: ExportChoice = {
  format: "svg",
  extent: "sight",
  runs: "shown",
  preset: "single",
  size: SIZE_PRESETS.single,
  zoom: "normal",
  scale: "2",
  theme: "light",
  transparent: false,
  title: true,
  labels: true,
  legend: true,
};

export function isPictureFormat(format: ExportFormat): format is PictureFormat {
  return FORMATS[format].kind === "picture";
}

export function kindOf({ format }: Pick<ExportChoice, "format">): FormatKind {
  return FORMATS[format].kind;
}
