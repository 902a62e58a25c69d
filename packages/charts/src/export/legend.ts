import type { ChartLine } from "../chart-line.ts";
import type { DrawContext } from "../draw-context.ts";
import { LINE_WIDTH } from "../draw-lines.ts";

export const LEGEND_ROW = 18;
/** Between the legend and what is above it. */
export const LEGEND_GAP = 6;
/** The legend takes no more than this share of the height; one row it always has. */
const HEIGHT_SHARE = 1 / 4;
/** Names are cut to half a row, unless that is less than this. */
const MIN_NAME_WIDTH = 140;
const SWATCH = 18;
const NAME_GAP = 6;
const ENTRY_GAP = 18;

export interface LegendEntry {
  readonly line: ChartLine;
  /** As it is written: long names lose their middle, since runs of a directory differ at the end. */
  readonly name: string;
  /** From the start of the row, in CSS pixels. */
  readonly x: number;
}

export interface Legend {
  readonly rows: readonly (readonly LegendEntry[])[];
  /** Ends the last row when not all lines have room. */
  readonly more?: { readonly text: string; readonly x: number };
}

/**
 * Places names in rows of `widthPx`.
 * @param heightPx of the whole picture
 * @param measure the width of a text in CSS pixels
 */
export function layOutLegend(
  lines: readonly ChartLine[],
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  measure: (text: string) => number,
): Legend {
  const maxRows = Math.max(Math.floor((heightPx * HEIGHT_SHARE - LEGEND_GAP) / LEGEND_ROW), 1);
  const beside = SWATCH + NAME_GAP;
  const halfRow = widthPx / 2 - beside - ENTRY_GAP;
  const nameWidth = Math.min(Math.max(halfRow, MIN_NAME_WIDTH), widthPx - beside);
  const rows: LegendEntry[][] = [];
  let placed = 0;
  let x = Infinity;
  for (const line of lines) {
    const name = shortened(line.name ?? line.id, nameWidth, measure);
    const width = beside + measure(name);
    if (x + width > widthPx) {
      if (rows.length === maxRows) break;
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ line, name, x });
    x += width + ENTRY_GAP;
    placed++;
  }
  const lastRow = rows.at(-1);
  if (placed === lines.length || lastRow === undefined) return { rows };
  while (x + measure(moreText(lines.length - placed)) > widthPx) {
    const dropped = lastRow.pop();
    if (dropped === undefined) break;
    x = dropped.x;
    placed--;
  }
  return { rows, more: { text: moreText(lines.length - placed), x } };
}

/** @param y the middle of the first row */
export function drawLegend(
  context: DrawContext,
  { rows, more }: Legend,
  { left, y, text, textMuted }: { left: number; y: number; text: string; textMuted: string },
): void {
  context.textAlign = "left";
  context.textBaseline = "middle";
  rows.forEach((row, i) => {
    const rowY = y + i * LEGEND_ROW;
    for (const { line, name, x } of row) {
      drawSwatch(context, line, left + x, rowY);
      context.fillStyle = text;
      context.fillText(name, left + x + SWATCH + NAME_GAP, rowY);
    }
  });
  if (more === undefined) return;
  context.fillStyle = textMuted;
  context.fillText(more.text, left + more.x, y + (rows.length - 1) * LEGEND_ROW);
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

function moreText(count: number): string {
  return `and ${count.toLocaleString("en-US")} more`;
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
