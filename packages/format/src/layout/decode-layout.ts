import { WireReader } from "../wire.ts";

/** Which charts the dashboard has; keys as TensorBoard spells them in JSON. */
export interface Layout {
  readonly version: number;
  readonly category: readonly LayoutCategory[];
}

export interface LayoutCategory {
  readonly title: string;
  readonly closed: boolean;
  readonly chart: readonly LayoutChart[];
}

/** Lines of all tags that match, or lines within a margin; a chart may lack both. */
export interface LayoutChart {
  readonly title: string;
  /** Regular expressions, matched at the start of a tag. */
  readonly multiline?: { readonly tag: readonly string[] };
  readonly margin?: { readonly series: readonly MarginSeries[] };
}

/** Tags of a line and of the two that bound it. */
export interface MarginSeries {
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
}

/**
 * Reads a serialised Layout; undefined when the bytes are none.
 * Source: tensorboard/plugins/custom_scalar/layout.proto.
 */
export function decodeLayout(bytes: Uint8Array): Layout | undefined {
  let version = 0;
  const category: LayoutCategory[] = [];
  const isIntact = eachField(bytes, (fields) => {
    if (fields.key === 0x08) version = fields.int32();
    return fields.key !== 0x12 || push(category, decodeCategory(fields.bytes()));
  });
  return isIntact ? { version, category } : undefined;
}

function decodeCategory(bytes: Uint8Array): LayoutCategory | undefined {
  let title = "";
  let closed = false;
  const chart: LayoutChart[] = [];
  const isIntact = eachField(bytes, (fields) => {
    if (fields.key === 0x0a) title = fields.text();
    else if (fields.key === 0x18) closed = fields.bool();
    return fields.key !== 0x12 || push(chart, decodeChart(fields.bytes()));
  });
  return isIntact ? { title, closed, chart } : undefined;
}

function decodeChart(bytes: Uint8Array): LayoutChart | undefined {
  let title = "";
  let content: Omit<LayoutChart, "title"> = {};
  const isIntact = eachField(bytes, (fields) => {
    if (fields.key === 0x0a) title = fields.text();
    if (fields.key === 0x12) {
      const tag = decodeTags(fields.bytes());
      if (tag === undefined) return false;
      content = { multiline: { tag } };
    } else if (fields.key === 0x1a) {
      const series = decodeMargin(fields.bytes());
      if (series === undefined) return false;
      content = { margin: { series } };
    }
    return true;
  });
  return isIntact ? { title, ...content } : undefined;
}

function decodeTags(bytes: Uint8Array): string[] | undefined {
  const tags: string[] = [];
  const isIntact = eachField(bytes, (fields) => {
    if (fields.key === 0x0a) tags.push(fields.text());
    return true;
  });
  return isIntact ? tags : undefined;
}

function decodeMargin(bytes: Uint8Array): MarginSeries[] | undefined {
  const series: MarginSeries[] = [];
  const isIntact = eachField(
    bytes,
    (fields) => fields.key !== 0x0a || push(series, decodeMarginSeries(fields.bytes())),
  );
  return isIntact ? series : undefined;
}

function decodeMarginSeries(bytes: Uint8Array): MarginSeries | undefined {
  const series = { value: "", lower: "", upper: "" };
  const isIntact = eachField(bytes, (fields) => {
    if (fields.key === 0x0a) series.value = fields.text();
    else if (fields.key === 0x12) series.lower = fields.text();
    else if (fields.key === 0x1a) series.upper = fields.text();
    return true;
  });
  return isIntact ? series : undefined;
}

/** Whether the bytes are a message and `read` found nothing wrong with any field. */
function eachField(bytes: Uint8Array, read: (fields: WireReader) => boolean): boolean {
  const fields = new WireReader(bytes);
  while (fields.next()) if (!read(fields)) return false;
  return !fields.malformed;
}

function push<T>(items: T[], item: T | undefined): boolean {
  if (item !== undefined) items.push(item);
  return item !== undefined;
}
