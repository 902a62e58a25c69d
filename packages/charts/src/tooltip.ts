import { visibleName } from "@runlens/base";
import "./tooltip.css";

export interface TooltipRow {
  /** CSS colour. */
  readonly color: string;
  /** One text per column. */
  readonly cells: readonly string[];
}

export interface TooltipContent {
  readonly columns: readonly string[];
  readonly rows: readonly TooltipRow[];
  /** Which of several rows stands out. Default: the first. */
  readonly emphasised?: number;
  /** At most so many rows. Default: 16. */
  readonly maxRows?: number;
  /** Where to stand: beside this upright line, in pixels of the browser window. */
  readonly beside: { readonly x: number; readonly top: number; readonly bottom: number };
}

export interface Tooltip {
  show(content: TooltipContent): void;
  hide(): void;
}

const GAP = 12;
const MARGIN = 8;
const ROW_HEIGHT = 18;
const MAX_ROWS = 16;
/** Of a name; kept whatever the room. */
const END_CHARACTERS = 20;

/**
 * A table beside a crosshair: as many rows as fit in the window, then how many more
 * there are. It takes no pointer events and is hidden from screen readers, which have
 * the chart's own sentence.
 */
export function createTooltip(page: Document): Tooltip {
  const box = page.createElement("div");
  box.className = "rl-chart-tooltip";
  box.ariaHidden = "true";
  return {
    show(content) {
      box.replaceChildren(...contentOf(page, content));
      page.body.append(box);
      place(box, content.beside);
    },
    hide: () => box.remove(),
  };
}

function contentOf(page: Document, content: TooltipContent): HTMLElement[] {
  const { columns, rows, emphasised = 0, maxRows = MAX_ROWS } = content;
  const fitting = Math.floor((window.innerHeight - 2 * MARGIN) / ROW_HEIGHT) - 3;
  const shown = rows.slice(0, Math.max(Math.min(fitting, maxRows), 1));
  const table = page.createElement("table");
  const head = table.createTHead().insertRow();
  for (const column of columns) {
    const cell = page.createElement("th");
    cell.textContent = column;
    head.append(cell);
  }
  const body = table.createTBody();
  shown.forEach((row, i) => appendRow(body, row, i === emphasised && rows.length > 1));
  if (shown.length === rows.length) return [table];
  const more = page.createElement("p");
  more.textContent = `+ ${rows.length - shown.length} more`;
  return [table, more];
}

function appendRow(body: HTMLTableSectionElement, row: TooltipRow, nearest: boolean): void {
  const line = body.insertRow();
  if (nearest) line.dataset["nearest"] = "";
  const [name = "", ...texts] = row.cells;
  line.insertCell().append(nameOf(body.ownerDocument, name, row.color));
  for (const text of texts) line.insertCell().append(text);
}

/** A name behind its colour. What is too long loses its middle, since names differ at both ends. */
function nameOf(page: Document, name: string, color: string): HTMLElement {
  const box = page.createElement("div");
  const dot = page.createElement("i");
  const start = page.createElement("span");
  const characters = Array.from(visibleName(name));
  dot.style.background = color;
  start.textContent = characters.slice(0, -END_CHARACTERS).join("");
  box.append(dot, start, characters.slice(-END_CHARACTERS).join(""));
  return box;
}

/** Right of the crosshair, or left of it where there is no room; never outside the window. */
function place(box: HTMLElement, { x, top }: TooltipContent["beside"]): void {
  const { width, height } = box.getBoundingClientRect();
  const fitsRight = x + GAP + width + MARGIN <= window.innerWidth;
  const left = fitsRight ? x + GAP : Math.max(x - GAP - width, MARGIN);
  const upper = Math.max(Math.min(top, window.innerHeight - height - MARGIN), MARGIN);
  box.style.transform = `translate(${Math.round(left)}px, ${Math.round(upper)}px)`;
}
