import { longCsv } from "./csv.ts";
import {
  fitsInline,
  isOnRight,
  placesOf,
  PT_PER_PX,
  type Figure,
  type FigureAxis,
  type TextFile,
} from "./figure.ts";
import { EXTRA_COLUMNS, type LineData } from "./line-data.ts";

const MM_PER_INCH = 25.4;
const SECS_PER_DAY = 86_400;

/**
 * A Python script that draws the lines with matplotlib, and beside it, where there are many
 * points, `BASE.csv` as `longCsv` writes it. `python3 BASE.py [PICTURE]` saves `BASE.pdf` or
 * what it is told. All points are in it, exactly.
 *
 * Names are Python strings that hold no markup: matplotlib's `$…$` and its rule that names
 * with a leading underscore are left out of legends do not apply.
 */
export async function matplotlibScript(
  base: string,
  figure: Figure,
  lines: readonly LineData[],
): Promise<readonly TextFile[]> {
  const isInline = fitsInline(lines);
  const script = [
    HEAD,
    DRAW_ODD,
    ...(isInline ? [inlineLines(figure, lines)] : [READ_LINES, listedLines(base, figure, lines)]),
    drawing(base, figure, lines),
  ].join("\n");
  const file = { name: `${base}.py`, text: script };
  if (isInline) return [file];
  const extraColumns = EXTRA_COLUMNS.filter((name) => lines.some(({ extras }) => extras[name]));
  const pieces: string[] = [];
  for await (const piece of longCsv({ title: "", extraColumns, lines })) pieces.push(piece);
  return [file, { name: `${base}.csv`, text: pieces.join("") }];
}

const HEAD = `"""Draws lines with matplotlib 3.7 or later: python3 SCRIPT [PICTURE]."""
import math
import pathlib
import sys

import matplotlib.pyplot as plt

nan, inf = float("nan"), float("inf")
`;

const DRAW_ODD = `
def draw_odd(panel, x, y, color, is_log):
    """Dots for points between gaps; at the edge triangles for infinities, hollow ones for NaN."""
    fits = [False, *(math.isfinite(v) and (v > 0 or not is_log) for v in y), False]
    alone = [i for i in range(len(y)) if fits[i : i + 3] == [False, True, False]]
    panel.plot([x[i] for i in alone], [y[i] for i in alone], "o", color=color, markersize=3)
    for marker, height, face, is_kind in (
        ("^", 0.97, color, lambda v: v == inf),
        ("v", 0.03, color, lambda v: v == -inf),
        ("^", 0.03, "none", math.isnan),
    ):
        places = [place for place, v in zip(x, y) if is_kind(v)]
        heights = [height] * len(places)
        panel.plot(places, heights, marker, color=color, markerfacecolor=face, markersize=4,
                   transform=panel.get_xaxis_transform())

`;

const READ_LINES = `
def read_lines(path):
    """Columns of numbers by (run, tag)."""
    import csv

    lines = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            columns = lines.setdefault((row.pop("run"), row.pop("tag")), {})
            for name, cell in row.items():
                if cell:
                    columns.setdefault(name, []).append(float(cell))
    return lines

`;

/** `lines = [{…}]` with all their points. */
function inlineLines(figure: Figure, lines: readonly LineData[]): string {
  const entries = lines.map((line) => {
    const { values, extras } = line;
    const { smoothed, lower, upper } = extras;
    const columns = { x: placesOf(line, figure), y: values, smoothed, lower, upper };
    const texts = Object.entries(columns).flatMap(([key, column]) =>
      column === undefined ? [] : [`"${key}": [${Array.from(column, pythonNumber).join(", ")}]`],
    );
    return `    {${[...lookEntries(line), ...texts].join(",\n     ")}},\n`;
  });
  return `lines = [\n${entries.join("")}]\n`;
}

/** `lines = [{…}]` with the points of a file. */
function listedLines(base: string, figure: Figure, lines: readonly LineData[]): string {
  const x = { steps: "step", wall: "wall_time_secs", x: "x" }[figure.places];
  const entries = lines
    .filter(({ steps }) => steps.length > 0)
    .map((line) => {
      const key = `(${pythonText(line.run)}, ${pythonText(line.tag)})`;
      return `    {${[...lookEntries(line), `**points[${key}]`].join(", ")}},\n`;
    });
  return `points = read_lines(pathlib.Path(__file__).with_name(${pythonText(`${base}.csv`)}))
lines = [
${entries.join("")}]
for line in lines:
    line.update(x=line[${pythonText(x)}], y=line["value"])
`;
}

function lookEntries({ name, look }: LineData): string[] {
  const dash = (look.dash ?? []).map((length) => length * PT_PER_PX);
  return [
    `"name": ${pythonText(name)}`,
    `"color": ${pythonText(look.color)}`,
    ...(dash.length > 0 ? [`"dashes": [${dash.join(", ")}]`] : []),
    ...(look.axis === "right" ? ['"right": True'] : []),
  ];
}

function drawing(base: string, figure: Figure, lines: readonly LineData[]): string {
  const { widthMm, heightMm, places, hasLegend, y, y2 } = figure;
  const [width, height] = [widthMm, heightMm].map((mm) => (mm / MM_PER_INCH).toFixed(3));
  const hasRight = lines.some(isOnRight);
  const [leftIsLog, rightIsLog] = [y, y2].map(({ scale }) => (scale === "log" ? "True" : "False"));
  const isLog = hasRight ? `${rightIsLog} if line.get("right") else ${leftIsLog}` : leftIsLog;
  return `
figure, axes = plt.subplots(figsize=(${width}, ${height}), layout="constrained")
${hasRight ? "right = axes.twinx()\n" : ""}handles = []
for line in lines:
    panel = ${hasRight ? 'right if line.get("right") else axes' : "axes"}
    x, y, color = line["x"], line["y"], line["color"]
${places === "wall" ? WALL_TIMES : ""}    if "lower" in line:
        panel.fill_between(x, line["lower"], line["upper"], color=color, alpha=0.15, linewidth=0)
    if "smoothed" in line:
        panel.plot(x, y, color=color, alpha=0.25, linewidth=0.8)
        y = line["smoothed"]
    (handle,) = panel.plot(x, y, color=color, linewidth=1.2)
    draw_odd(panel, x, y, color, ${isLog})
    if "dashes" in line:
        handle.set_linestyle((0, line["dashes"]))
    handles.append(handle)

${axisCalls("axes", "x", figure.x, places === "wall")}${axisCalls("axes", "y", figure.y)}${hasRight ? axisCalls("right", "y", figure.y2) : ""}axes.set_title(${pythonText(figure.title)}, parse_math=False)
axes.grid(linewidth=0.4, alpha=0.5)
${hasLegend && lines.length > 0 ? LEGEND : ""}
figure.savefig(sys.argv[1] if len(sys.argv) > 1 else ${pythonText(`${base}.pdf`)})
`;
}

/** matplotlib counts days since the epoch. */
const WALL_TIMES = `    x = [secs / 86400 for secs in x]
`;

const LEGEND = `# Names are set afterwards: as labels, those that begin with "_" would be left out.
labels = [str(i) for i in range(len(handles))]
legend = figure.legend(handles, labels, loc="outside lower center", ncols=2, fontsize="small")
for text, line in zip(legend.get_texts(), lines):
    text.set_parse_math(False)
    text.set_text(line["name"])
`;

function axisCalls(panel: string, letter: "x" | "y", axis: FigureAxis, areDates = false): string {
  const { label, scale, min, max, threshold } = axis;
  const scaleCall =
    scale === "log"
      ? `${panel}.set_${letter}scale("log", nonpositive="mask")\n`
      : scale === "symlog"
        ? `${panel}.set_${letter}scale("symlog", linthresh=${threshold})\n`
        : "";
  const bound = (value: number | undefined): string => {
    if (value === undefined) return "None";
    if (!areDates) return pythonNumber(value);
    return pythonNumber(value / SECS_PER_DAY);
  };
  return [
    areDates ? `${panel}.${letter}axis_date()\n` : scaleCall,
    min === undefined && max === undefined
      ? ""
      : `${panel}.set_${letter}lim(${bound(min)}, ${bound(max)})\n`,
    label === "" ? "" : `${panel}.set_${letter}label(${pythonText(label)}, parse_math=False)\n`,
  ].join("");
}

/** A string literal of Python: JSON's are, once no half of a surrogate pair stands alone. */
export function pythonText(text: string): string {
  return JSON.stringify(text.replaceAll(/\p{Cs}/gu, "\ufffd"));
}

function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0) ? "-0.0" : String(value);
}
