import {
  fitsInline,
  isOnRight,
  placesOf,
  PT_PER_PX,
  type Figure,
  type FigureAxis,
  type TextFile,
} from "./figure.ts";
import type { LineData } from "./line-data.ts";
import { texText } from "./tex-text.ts";

const SECS_PER_HOUR = 3600;

/**
 * A LaTeX document that draws the lines with pgfplots, for pdflatex, and for lualatex where
 * names have other than Western letters or points are many. Where there are many points,
 * each line has a file beside it: `BASE-1.dat`. All points are in it; TeX reads them to
 * seven digits or so.
 *
 * Moments become hours since the first point. pgfplots has no symlog: such an axis is linear,
 * and a comment says so. Bands are closed areas, their points without a bound left out.
 */
export function pgfplotsScript(
  base: string,
  figure: Figure,
  lines: readonly LineData[],
): readonly TextFile[] {
  const drawn = lines.filter(({ steps }) => steps.length > 0);
  const origin = figure.places === "wall" ? originOf(drawn) : undefined;
  const files: TextFile[] = [];
  const isInline = fitsInline(drawn);
  const put = (name: string, text: string): string => {
    if (isInline) return `{\n${text}}`;
    files.push({ name: `${base}-${name}.dat`, text });
    return `{${base}-${name}.dat}`;
  };
  const plots = drawn.map((line, i) => plotsOf(line, `${i + 1}`, figure, origin, put));
  const onRight = drawn.some(isOnRight);
  const plotsOn = (right: boolean): string =>
    plots.filter((_, i) => drawn[i] && isOnRight(drawn[i]) === right).join("");
  const axes = [
    axis(
      figure,
      "left",
      origin,
      drawn,
      `${plotsOn(false)}${figure.hasLegend ? legendOf(drawn) : ""}`,
    ),
    ...(onRight ? [axis(figure, "right", origin, drawn, plotsOn(true))] : []),
  ];
  const text = `${HEAD}${notesOf(figure, isInline, onRight)}\\documentclass[border=2pt]{standalone}
\\usepackage{iftex}
\\ifPDFTeX\\usepackage[T1]{fontenc}\\usepackage{textcomp}\\else\\usepackage{fontspec}\\fi
\\usepackage{pgfplots}
\\pgfplotsset{compat=1.16}
${drawn.map(({ look }, i) => `\\definecolor{line${i + 1}}{HTML}{${look.color.slice(1).toUpperCase()}}\n`).join("")}\\begin{document}
\\begin{tikzpicture}
${axes.join("")}\\end{tikzpicture}
\\end{document}
`;
  return [{ name: `${base}.tex`, text }, ...files];
}

const HEAD = "% Lines drawn with pgfplots: pdflatex or lualatex.\n";

function notesOf({ x, y, y2 }: Figure, isInline: boolean, onRight: boolean): string {
  const isBent = [x, y, ...(onRight ? [y2] : [])].some(({ scale }) => scale === "symlog");
  return [
    isBent ? "% A symlog axis was made linear: pgfplots has no such scale.\n" : "",
    isInline
      ? ""
      : '% If TeX takes too long or its memory ends, add "each nth point=10" to the axes.\n',
  ].join("");
}

type Put = (name: string, text: string) => string;

/** The plots of one line: its band, its logged values faintly behind smoothed ones, itself. */
function plotsOf(
  line: LineData,
  number: string,
  figure: Figure,
  origin: number | undefined,
  put: Put,
): string {
  const { values, extras, look } = line;
  const places = placesOf(line, figure);
  const x = origin === undefined ? places : places.map((secs) => (secs - origin) / SECS_PER_HOUR);
  const { lower, upper, smoothed } = extras;
  const color = `line${number}`;
  const table = (name: string, y: Float64Array): string => put(name, tableOf(x, y));
  const dash = dashOf(look.dash ?? []);
  return [
    ...(lower && upper
      ? [
          `\\addplot[draw=none, fill=${color}, fill opacity=0.15, forget plot] table ${put(`${number}-band`, bandOf(x, lower, upper))};\n`,
        ]
      : []),
    ...(smoothed
      ? [
          `\\addplot[${color}, opacity=0.25, line width=0.6pt, forget plot] table ${table(`${number}-logged`, values)};\n`,
        ]
      : []),
    `\\addplot[${color}${dash}${x.length === 1 ? ", mark=*, mark size=1pt" : ""}, forget plot] table ${table(number, smoothed ?? values)};\n`,
  ].join("");
}

function legendOf(lines: readonly LineData[]): string {
  return lines
    .map(
      ({ name, look }, i) =>
        `\\addlegendimage{line${i + 1}${dashOf(look.dash ?? [])}}\n\\addlegendentry{${texText(name)}}\n`,
    )
    .join("");
}

function dashOf(dash: readonly number[]): string {
  if (dash.length === 0) return "";
  const parts = dash.map((px, i) => `${i % 2 === 0 ? "on" : "off"} ${px * PT_PER_PX}pt`);
  return `, dash pattern=${parts.join(" ")}`;
}

/** Left and right are two axes, one over the other, that share their bounds along x. */
function axis(
  figure: Figure,
  side: "left" | "right",
  origin: number | undefined,
  lines: readonly LineData[],
  content: string,
): string {
  const { title, x, y, y2, widthMm, heightMm } = figure;
  const [own, isLeft] = side === "left" ? [y, true] : [y2, false];
  const hours = (secs: number | undefined): number | undefined =>
    secs === undefined || origin === undefined ? secs : (secs - origin) / SECS_PER_HOUR;
  const isShared = lines.some(isOnRight);
  const extent = isShared ? extentOf(lines, figure) : {};
  const min = hours(x.min ?? extent.min);
  const max = hours(x.max ?? extent.max);
  const xLabel = origin === undefined ? x.label : `hours since ${momentText(origin)}`;
  const keys = [
    `width=${widthMm}mm`,
    `height=${heightMm}mm`,
    ...(isLeft ? [`title={${texText(title)}}`, `xlabel={${texText(xLabel)}}`] : []),
    `ylabel={${texText(own.label)}}`,
    ...scaleKeys("x", { ...x, min, max }),
    ...scaleKeys("y", own),
    ...(isShared ? ["enlarge x limits=false"] : []),
    ...(isShared && isLeft ? ["axis y line*=left"] : []),
    ...(isLeft
      ? ["grid=major", "grid style={line width=0.2pt, gray!30}"]
      : ["axis y line*=right", "axis x line=none"]),
    "no markers",
    "unbounded coords=jump",
    "every axis plot/.append style={line width=0.9pt, line join=round}",
    "legend style={at={(0.5,0)}, anchor=north, yshift=-12mm, draw=none, font=\\small, legend columns=2}",
    "legend cell align=left",
  ].filter((key) => !key.endsWith("={}"));
  return `\\begin{axis}[\n${keys.map((key) => `  ${key},\n`).join("")}]\n${content}\\end{axis}\n`;
}

function scaleKeys(letter: "x" | "y", { scale, min, max }: FigureAxis): string[] {
  return [
    ...(scale === "log" ? [`${letter}mode=log`] : []),
    ...(min === undefined ? [] : [`${letter}min=${min}`]),
    ...(max === undefined ? [] : [`${letter}max=${max}`]),
  ];
}

function tableOf(x: Float64Array, y: Float64Array): string {
  return rowsOf(Array.from(x, (place, i): Row => [place, y[i] ?? NaN]));
}

/** Along the upper bound and back along the lower one. */
function bandOf(x: Float64Array, lower: Float64Array, upper: Float64Array): string {
  const corners = (bound: Float64Array) =>
    Array.from(x, (place, i): Row => [place, bound[i] ?? NaN]).filter((_, i) =>
      Number.isFinite((lower[i] ?? NaN) - (upper[i] ?? NaN)),
    );
  return rowsOf([...corners(upper), ...corners(lower).toReversed()]);
}

type Row = readonly [x: number, y: number];

function rowsOf(rows: readonly Row[]): string {
  return `x y\n${rows.map(([x, y]) => `${numberText(x)} ${numberText(y)}\n`).join("")}`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return String(value);
}

function originOf(lines: readonly LineData[]): number {
  const first = lines.map(({ wallTimesSecs }) => wallTimesSecs[0] ?? Infinity);
  const least = first.reduce((a, b) => Math.min(a, b), Infinity);
  return Number.isFinite(least) ? least : 0;
}

function momentText(secs: number): string {
  const moment = new Date(secs * 1000);
  return Number.isNaN(moment.getTime()) ? `${secs} s` : moment.toISOString();
}

function extentOf(lines: readonly LineData[], figure: Figure): Pick<FigureAxis, "min" | "max"> {
  let [min, max] = [Infinity, -Infinity];
  for (const line of lines) {
    for (const place of placesOf(line, figure)) {
      if (!Number.isFinite(place)) continue;
      min = Math.min(min, place);
      max = Math.max(max, place);
    }
  }
  return min < max ? { min, max } : {};
}
