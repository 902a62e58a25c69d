import { messageOf } from "@runlens/base";
import type { Layout, LayoutCategory, LayoutChart, MarginSeries } from "@runlens/format";

export type LayoutRead =
  | { readonly kind: "layout"; readonly layout: Layout }
  | { readonly kind: "invalid"; readonly reason: string };

/** As TensorBoard's `/layout` answers, so that one can be taken from there. */
export function formatLayout(layout: Layout): string {
  return JSON.stringify(layout, undefined, 2);
}

/** Reads a layout from JSON. What it does not know is passed over; what makes no sense is told. */
export function parseLayout(text: string): LayoutRead {
  try {
    return { kind: "layout", layout: layoutIn(JSON.parse(text)) };
  } catch (error) {
    return { kind: "invalid", reason: messageOf(error) };
  }
}

function layoutIn(value: unknown): Layout {
  return {
    version: 0,
    category: list(fieldOf(value, "category"), "category", categoryIn),
  };
}

function categoryIn(value: unknown): LayoutCategory {
  return {
    title: textIn(fieldOf(value, "title"), "title"),
    closed: fieldOf(value, "closed") === true,
    chart: list(fieldOf(value, "chart"), "chart", chartIn),
  };
}

function chartIn(value: unknown): LayoutChart {
  const title = textIn(fieldOf(value, "title"), "title");
  const [multiline, margin] = [fieldOf(value, "multiline"), fieldOf(value, "margin")];
  if (multiline !== undefined) {
    const tag = list(fieldOf(multiline, "tag"), "tag", (each) => textIn(each, "tag"));
    return { title, multiline: { tag } };
  }
  if (margin === undefined) return { title };
  return { title, margin: { series: list(fieldOf(margin, "series"), "series", seriesIn) } };
}

function seriesIn(value: unknown): MarginSeries {
  const tagOf = (name: string): string => textIn(fieldOf(value, name), name);
  return { value: tagOf("value"), lower: tagOf("lower"), upper: tagOf("upper") };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`“${name}” is looked for in something that is no object.`);
  }
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** Lists and texts may be left out, as Protocol Buffers leave out what is empty. */
function list<T>(value: unknown, name: string, read: (item: unknown) => T): T[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new TypeError(`“${name}” is no list.`);
  return value.map((item) => read(item));
}

function textIn(value: unknown, name: string): string {
  if (value === undefined) return "";
  if (typeof value !== "string") throw new TypeError(`“${name}” is no text.`);
  return value;
}
