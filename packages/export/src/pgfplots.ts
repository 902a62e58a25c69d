import {
  fitsInline,
  isOnRight,
  placesOf,
  PT_PER_PX,
  type Figure,
  type FigureAxis,
  type FigureScale,
  type TextFile,
} from "./figure.ts";
import type { LineData } from "./line-data.ts";
import { oddPointsOf, type OddPoints } from "./odd-points.ts";
import { signsBeyondPdflatex, texText } from "./tex-text.ts";

const SECS_PER_HOUR = 3600;

/**
 * A LaTeX document that draws the lines with pgfplots, for pdflatex, and for lualatex or
 * xelatex where names have signs that pdflatex lacks (`signsBeyondPdflatex`). Where there are
 * many points, each line has a file beside it: `BASE-1.dat`. All points are in it; TeX reads
 * them to seven digits or so.
 *
 * Moments become hours since the first point. pgfplots has no symlog: such an axis is linear,
 * and a comment says so. Bands are closed areas, their points without a bound left out. What
 * is not finite stands as triangles at the edge.
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
    plots.flatMap(({ own }, i) => (drawn[i] && isOnRight(drawn[i]) === right ? own : [])).join("");
  const marks = plots.flatMap(({ atEdge }) => atEdge).join("");
  const isShared = onRight || marks !== "";
  const shared = { figure, origin, extent: isShared ? extentOf(drawn, figure) : undefined };
  const legend = figure.hasLegend ? legendOf(drawn) : "";
  const axes = [
    axis(shared, "left", onRight, `${plotsOn(false)}${legend}`),
    ...(onRight ? [axis(shared, "right", onRight, plotsOn(true))] : []),
    ...(marks === "" ? [] : [edgeAxis(shared, marks)]),
  ];
  const { title, x, y, y2 } = figure;
  const texts = [title, x.label, y.label, y2.label, ...drawn.map(({ name }) => name)];
  const beyond = signsBeyondPdflatex(texts.join(""));
  const text = `${headOf(beyond)}${notesOf(figure, isInline, onRight)}\\documentclass[border=2pt]{standalone}
\\usepackage{iftex}
${beyond.length > 0 ? UNICODE_FONTS : WESTERN_FONTS}\\usepackage{pgfplots}
\\pgfplotsset{compat=1.16}
${drawn.map(({ look }, i) => `\\definecolor{line${i + 1}}{HTML}{${look.color.slice(1).toUpperCase()}}\n`).join("")}\\begin{document}
\\begin{tikzpicture}
${axes.join("")}\\end{tikzpicture}
\\end{document}
`;
  return [{ name: `${base}.tex`, text }, ...files];
}

/** Without Latin Modern, T1 may be bitmaps, which journals refuse. */
const WESTERN_FONTS = `\\ifPDFTeX\\usepackage[T1]{fontenc}\\usepackage{textcomp}\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\\else\\usepackage{fontspec}\\fi
`;

/** Of the fonts that systems and TeX come with, those that have most of Unicode. */
const UNICODE_FONTS = `\\ifPDFTeX\\errmessage{This needs lualatex or xelatex}\\csname @@end\\endcsname\\fi
\\usepackage{fontspec}
% The first of these that is there; put one of yours in front.
\\makeatletter
\\@for\\candidate:={${[
  "Noto Sans CJK SC",
  "Source Han Sans SC",
  "Microsoft YaHei",
  "PingFang SC",
  "Arial Unicode MS",
  "FandolHei",
  "DejaVu Sans",
].join(
  ",",
)}}\\do{\\ifx\\chosen\\undefined\\IfFontExistsTF{\\candidate}{\\let\\chosen\\candidate}{}\\fi}
\\makeatother
\\ifx\\chosen\\undefined\\else\\setmainfont{\\chosen}\\fi
`;

function headOf(beyond: readonly string[]): string {
  if (beyond.length === 0) return "% Lines drawn with pgfplots: pdflatex, lualatex or xelatex.\n";
  return `% Lines drawn with pgfplots: lualatex or xelatex. pdflatex lacks ${beyond.slice(0, MAX_TOLD).join(" ")}.\n`;
}

/** Signs that a comment lists. */
const MAX_TOLD = 20;

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

interface LinePlots {
  /** Its band, its logged values faintly behind smoothed ones, itself, and points that stand alone. */
  readonly own: string;
  /** What is not finite, in an axis from 0 to 1. */
  readonly atEdge: string;
}

function plotsOf(
  line: LineData,
  number: string,
  figure: Figure,
  origin: number | undefined,
  put: Put,
): LinePlots {
  const { values, extras, look } = line;
  const places = placesOf(line, figure);
  const x = origin === undefined ? places : places.map((secs) => (secs - origin) / SECS_PER_HOUR);
  const { lower, upper, smoothed } = extras;
  const y = smoothed ?? values;
  const odd = oddPointsOf(y, (isOnRight(line) ? figure.y2 : figure.y).scale);
  const plot = (keys: string, name: string, rows: readonly Row[]): string =>
    rows.length === 0
      ? ""
      : `\\addplot[${keys}, forget plot] table ${put(`${number}${name}`, rowsOf(rows))};\n`;
  const color = `line${number}`;
  const all = Array.from(x.keys());
  const rowsAt = (points: readonly number[], column: Float64Array): readonly Row[] =>
    points.map((i) => [x[i] ?? NaN, column[i] ?? NaN]);
  return {
    own: [
      lower && upper
        ? plot(`draw=none, fill=${color}, fill opacity=0.15`, "-band", bandOf(x, lower, upper))
        : "",
      smoothed
        ? plot(`${color}, opacity=0.25, line width=0.6pt`, "-logged", rowsAt(all, values))
        : "",
      plot(`${color}${dashOf(look.dash ?? [])}`, "", rowsAt(all, y)),
      plot(`${color}, only marks, mark=*, mark size=1pt`, "-alone", rowsAt(odd.alone, y)),
    ].join(""),
    atEdge: EDGE_MARKS.map(({ kind, height, keys }) => {
      const rows = odd[kind].map((i): Row => [x[i] ?? NaN, height]);
      return plot(`${color}, only marks, mark size=2pt, ${keys}`, `-${kind}`, rows);
    }).join(""),
  };
}

/** As charts have them: infinities point out of the plot, NaN is hollow. */
const EDGE_MARKS: readonly {
  readonly kind: Exclude<keyof OddPoints, "alone">;
  readonly height: 0 | 1;
  readonly keys: string;
}[] = [
  { kind: "positiveInfinity", height: 1, keys: "mark=triangle*, mark options={yshift=-2pt}" },
  {
    kind: "negativeInfinity",
    height: 0,
    keys: "mark=triangle*, mark options={yshift=2pt, rotate=180}",
  },
  { kind: "nan", height: 0, keys: "mark=triangle, mark options={yshift=2pt}" },
];

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

interface Shared {
  readonly figure: Figure;
  readonly origin: number | undefined;
  /** Bounds along x, where axes lie over each other. */
  readonly extent: Bounds | undefined;
}

type Bounds = Pick<FigureAxis, "min" | "max">;

function axis(shared: Shared, side: "left" | "right", onRight: boolean, content: string): string {
  const { figure, origin, extent } = shared;
  const { title, x, y, y2 } = figure;
  const [own, isLeft] = side === "left" ? [y, true] : [y2, false];
  const xLabel = origin === undefined ? x.label : `hours since ${momentText(origin)}`;
  return axisOf(
    [
      ...boxKeys(shared),
      ...(isLeft ? [`title={${texText(title)}}`, `xlabel={${texText(xLabel)}}`] : []),
      `ylabel={${texText(own.label)}}`,
      ...scaleKeys("y", own),
      ...(extent ? ["enlarge x limits=false"] : []),
      ...(onRight && isLeft ? ["axis y line*=left"] : []),
      ...(isLeft
        ? ["grid=major", "grid style={line width=0.2pt, gray!30}"]
        : ["axis y line*=right", "axis x line=none"]),
      "unbounded coords=jump",
      "every axis plot/.append style={line width=0.9pt, line join=round}",
      "legend style={at={(0.5,0)}, anchor=north, yshift=-12mm, draw=none, font=\\small, legend columns=2}",
      "legend cell align=left",
    ],
    content,
  );
}

/** Lies over the others, from 0 to 1, for what stands at the edge. */
function edgeAxis(shared: Shared, content: string): string {
  return axisOf(
    [...boxKeys(shared), "ymin=0", "ymax=1", "enlargelimits=false", "hide axis"],
    content,
  );
}

/** What axes that lie over each other have in common. */
function boxKeys({ figure: { x, widthMm, heightMm }, origin, extent }: Shared): readonly string[] {
  const hours = (secs: number | undefined): number | undefined =>
    secs === undefined || origin === undefined ? secs : (secs - origin) / SECS_PER_HOUR;
  const [min, max] = [hours(x.min ?? extent?.min), hours(x.max ?? extent?.max)];
  return [`width=${widthMm}mm`, `height=${heightMm}mm`, ...scaleKeys("x", { ...x, min, max })];
}

function axisOf(keys: readonly string[], content: string): string {
  const list = keys.filter((key) => !key.endsWith("={}")).map((key) => `  ${key},\n`);
  return `\\begin{axis}[\n${list.join("")}]\n${content}\\end{axis}\n`;
}

function scaleKeys(letter: "x" | "y", { scale, min, max }: FigureAxis): string[] {
  return [
    ...(scale === "log" ? [`${letter}mode=log`] : []),
    ...(min === undefined ? [] : [`${letter}min=${min}`]),
    ...(max === undefined ? [] : [`${letter}max=${max}`]),
  ];
}

/** Along the upper bound and back along the lower one. */
function bandOf(x: Float64Array, lower: Float64Array, upper: Float64Array): readonly Row[] {
  const corners = (bound: Float64Array) =>
    Array.from(x, (place, i): Row => [place, bound[i] ?? NaN]).filter((_, i) =>
      Number.isFinite((lower[i] ?? NaN) - (upper[i] ?? NaN)),
    );
  return [...corners(upper), ...corners(lower).toReversed()];
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

function extentOf(lines: readonly LineData[], figure: Figure): Bounds {
  const { scale } = figure.x;
  let [min, max] = [Infinity, -Infinity];
  for (const line of lines) {
    for (const place of placesOf(line, figure)) {
      if (!Number.isFinite(place) || (scale === "log" && place <= 0)) continue;
      min = Math.min(min, place);
      max = Math.max(max, place);
    }
  }
  return min < max ? { min, max } : widened(min, scale);
}

/** Room around a single place. */
function widened(place: number, scale: FigureScale): Bounds {
  if (!Number.isFinite(place)) return {};
  return scale === "log" ? { min: place / 2, max: place * 2 } : { min: place - 1, max: place + 1 };
}
