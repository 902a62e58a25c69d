import { groupedText } from "@runlens/base";
import type { ChartLine } from "../chart-line.ts";
import type { DrawContext } from "../draw-context.ts";
import { LINE_WIDTH } from "../draw-lines.ts";

export const LEGEND_ROW = 18;
/** Between the legend and what is above it. */
export const LEGEND_GAP = 6;
const SWATCH = 16;
const NAME_GAP = 5;
const ENTRY_GAP = 12;
const BESIDE_NAME = SWATCH + NAME_GAP;

export interface LegendEntry {
  /** Which of the names. */
  readonly index: number;
  /** As it is written: without what all names begin with, and without a middle where it is too long. */
  readonly text: string;
  /** From the start of the row, in CSS pixels. */
  readonly x: number;
}

export interface Legend {
  /** What all names begin with, in a row of its own, where that saves room. */
  readonly head?: string;
  readonly rows: readonly (readonly LegendEntry[])[];
  /** Says in the last row how many names are left out. */
  readonly more?: string;
  readonly rowCount: number;
  /** How many lines nobody can name: those left out, and those whose short names are the same. */
  readonly nameless: number;
}

export interface LegendRoom {
  /** CSS pixels. */
  readonly widthPx: number;
  /** At least 2. */
  readonly maxRows: number;
}

type Measure = (text: string) => number;

/**
 * Places names in columns, row by row, whole wherever one fits into a row.
 * @param measure the width of a text in CSS pixels
 */
export function layOutLegend(names: readonly string[], room: LegendRoom, measure: Measure): Legend {
  const whole = arranged(names, names, room, measure);
  const start = sharedStart(names);
  if (start === "") return whole;
  const ends = names.map((name) => name.slice(start.length));
  const short = arranged(names, ends, room, measure, `${start}…`);
  const [a, b] = [whole, short].map(({ nameless, rows, rowCount }) => {
    const cut = rows.flat().filter(({ text }) => text.includes("…")).length;
    return [nameless, cut, rowCount];
  });
  const better = [0, 1, 2].find((i) => a?.[i] !== b?.[i]) ?? 0;
  return (b?.[better] ?? 0) < (a?.[better] ?? 0) ? short : whole;
}

function arranged(
  names: readonly string[],
  written: readonly string[],
  { widthPx, maxRows }: LegendRoom,
  measure: Measure,
  head?: string,
): Legend {
  const headRows = head === undefined ? 0 : 1;
  // No row has more names than this, however short they are.
  const candidates = written.slice(0, maxRows * Math.ceil(widthPx / BESIDE_NAME));
  const texts = candidates.map((name) => shortened(name, widthPx - BESIDE_NAME, measure));
  const columns = columnsOf(texts, widthPx, measure);
  const neededRows = headRows + Math.ceil(names.length / columns.length);
  const isWhole = neededRows <= maxRows;
  const shown = isWhole ? texts : texts.slice(0, (maxRows - headRows - 1) * columns.length);
  const entries = shown.map((text, index) => ({
    text,
    index,
    x: columns[index % columns.length] ?? 0,
  }));
  const rows = Array.from({ length: Math.ceil(shown.length / columns.length) }, (_, i) =>
    entries.slice(i * columns.length, (i + 1) * columns.length),
  );
  const left = names.length - shown.length;
  return {
    ...(head !== undefined && { head: shortened(head, widthPx, measure) }),
    rows,
    ...(!isWhole && { more: `and ${groupedText(left)} more` }),
    rowCount: isWhole ? neededRows : maxRows,
    nameless: left + countAlike(shown, names),
  };
}

/** Where columns begin: as many as have room, each as wide as the widest of its names. */
function columnsOf(texts: readonly string[], widthPx: number, measure: Measure): readonly number[] {
  const widths = texts.map((text) => BESIDE_NAME + measure(text) + ENTRY_GAP);
  const least = Math.min(...widths, Infinity);
  const most = Math.min(Math.floor((widthPx + ENTRY_GAP) / least), texts.length);
  for (let count = most; count > 1; count--) {
    const starts = [0];
    for (let column = 0; column < count; column++) {
      const widest = Math.max(...widths.filter((_, i) => i % count === column));
      starts.push((starts.at(-1) ?? 0) + widest);
    }
    if ((starts.pop() ?? 0) - ENTRY_GAP <= widthPx) return starts;
  }
  return [0];
}

/** What all names begin with, up to the end of a word. */
function sharedStart([first = "", ...others]: readonly string[]): string {
  if (others.length === 0) return "";
  let length = first.length;
  for (const name of others) {
    while (!name.startsWith(first.slice(0, length))) length--;
  }
  return /^.*[/_ ,]/su.exec(first.slice(0, length))?.[0] ?? "";
}

/** How many texts stand for several names. */
function countAlike(texts: readonly string[], names: readonly string[]): number {
  const namesOf = new Map<string, Set<string>>();
  texts.forEach((text, i) => {
    const known = namesOf.get(text) ?? new Set();
    namesOf.set(text, known.add(names[i] ?? ""));
  });
  return texts.filter((text) => (namesOf.get(text)?.size ?? 0) > 1).length;
}

/** @param y the middle of the first row */
export function drawLegend(
  context: DrawContext,
  { head, rows, more, rowCount }: Legend,
  lines: readonly ChartLine[],
  { left, y, text, textMuted }: { left: number; y: number; text: string; textMuted: string },
): void {
  context.textAlign = "left";
  context.textBaseline = "middle";
  const firstY = head === undefined ? y : y + LEGEND_ROW;
  rows.forEach((row, i) => {
    const rowY = firstY + i * LEGEND_ROW;
    for (const { index, text: name, x } of row) {
      const line = lines[index];
      if (line !== undefined) drawSwatch(context, line, left + x, rowY);
      context.fillStyle = text;
      context.fillText(name, left + x + BESIDE_NAME, rowY);
    }
  });
  context.fillStyle = textMuted;
  if (head !== undefined) context.fillText(head, left, y);
  if (more !== undefined) context.fillText(more, left, y + (rowCount - 1) * LEGEND_ROW);
}

function drawSwatch(context: DrawContext, line: ChartLine, x: number, y: number): void {
  context.strokeStyle = line.color;
  context.lineWidth = Math.max(line.width ?? LINE_WIDTH, 2);
  context.lineCap = "butt";
  context.setLineDash([...(line.dash ?? [])]);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + SWATCH, y);
  context.stroke();
  context.setLineDash([]);
}

/** The text, or as much of its start and its end as has room around a "…". */
function shortened(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const characters = Array.from(text);
  let [fits, tooMany] = [1, characters.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (measure(withoutMiddle(characters, middle)) <= width) fits = middle;
    else tooMany = middle;
  }
  return withoutMiddle(characters, fits);
}

function withoutMiddle(characters: readonly string[], kept: number): string {
  const atStart = Math.floor(kept / 3);
  return `${characters.slice(0, atStart).join("")}…${characters.slice(atStart - kept).join("")}`;
}
