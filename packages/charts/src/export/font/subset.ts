import { joined } from "../bytes.ts";
import { MISSING_GLYPH, viewOf, type TrueType } from "./true-type.ts";

/**
 * A font of some glyphs of another: that for what is missing, then one for each code point,
 * in their order, then the parts that they are put together from. Hints are left out.
 *
 * @param kept tables to take over as they are; programs that show text want "OS/2" and "name"
 */
export function subsetTrueType(
  font: TrueType,
  codePoints: readonly number[],
  kept: readonly string[] = [],
): Uint8Array<ArrayBuffer> {
  const glyphs = [
    MISSING_GLYPH,
    ...codePoints.map((code) => font.glyphs.get(code) ?? MISSING_GLYPH),
  ];
  const numbers = new Map(glyphs.map((glyph, i) => [glyph, i] as const).toReversed());
  const numberOf = (glyph: number): number => {
    const known = numbers.get(glyph) ?? glyphs.push(glyph) - 1;
    numbers.set(glyph, known);
    return known;
  };
  const outlines: Uint8Array[] = [];
  // Parts of glyphs join the list while it is walked.
  for (const glyph of glyphs) outlines.push(padded(withoutHints(font.outlineOf(glyph), numberOf)));

  const places = [0];
  for (const outline of outlines) places.push((places.at(-1) ?? 0) + outline.length);
  const head = changed(font.table("head"), (view) => {
    view.setUint32(CHECKSUM_ADJUSTMENT, 0);
    view.setInt16(50, 1);
  });
  return fontFile({
    ...Object.fromEntries(kept.map((tag) => [tag, font.table(tag)])),
    cmap: cmapOf(codePoints),
    glyf: joined(outlines),
    head,
    hhea: changed(font.table("hhea"), (view) => view.setUint16(34, glyphs.length)),
    hmtx: joined(glyphs.map((glyph) => font.metricsOf(glyph))),
    loca: longs(places),
    maxp: changed(font.table("maxp"), (view) => view.setUint16(4, glyphs.length)),
    // Format 3: glyphs have no names.
    post: longs([0x0003_0000, 0, 0, 0, 0, 0, 0, 0]),
  });
}

const CHECKSUM_ADJUSTMENT = 8;
const CHECKSUM_OF_FILES = 0xb1b0_afba;

/** Flags of a part of a glyph. */
const [HAS_WORDS, HAS_SCALE, HAS_MORE, HAS_TWO_SCALES, HAS_MATRIX, HAS_HINTS] = [
  0x1, 0x8, 0x20, 0x40, 0x80, 0x100,
];

/** Changes what it is given. */
function withoutHints(outline: Uint8Array, numberOf: (glyph: number) => number): Uint8Array {
  if (outline.length === 0) return outline;
  const view = viewOf(outline);
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const at = 10 + contours * 2;
    const hints = view.getUint16(at);
    view.setUint16(at, 0);
    return joined([outline.subarray(0, at + 2), outline.subarray(at + 2 + hints)]);
  }
  for (let at = 10; ;) {
    const flags = view.getUint16(at);
    view.setUint16(at, flags & ~HAS_HINTS);
    view.setUint16(at + 2, numberOf(view.getUint16(at + 2)));
    at += 4 + (flags & HAS_WORDS ? 4 : 2);
    at += flags & HAS_SCALE ? 2 : flags & HAS_TWO_SCALES ? 4 : flags & HAS_MATRIX ? 8 : 0;
    if ((flags & HAS_MORE) === 0) return outline.subarray(0, at);
  }
}

/** One subtable of format 12. */
function cmapOf(codePoints: readonly number[]): Uint8Array {
  const groups: { first: number; last: number; glyph: number }[] = [];
  const sorted = codePoints.map((code, i) => ({ code, glyph: i + 1 }));
  for (const { code, glyph } of sorted.toSorted((a, b) => a.code - b.code)) {
    const open = groups.at(-1);
    if (open?.last === code - 1 && open.glyph + code - open.first === glyph) open.last = code;
    else groups.push({ first: code, last: code, glyph });
  }
  return longs([
    0x0000_0001,
    // Windows, all of Unicode, right behind this.
    0x0003_000a,
    12,
    0x000c_0000,
    16 + groups.length * 12,
    0,
    groups.length,
    ...groups.flatMap(({ first, last, glyph }) => [first, last, glyph]),
  ]);
}

function fontFile(tables: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tables).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const header = new Uint8Array(12 + entries.length * 16);
  const view = viewOf(header);
  const power = Math.floor(Math.log2(entries.length));
  view.setUint32(0, 0x0001_0000);
  view.setUint16(4, entries.length);
  view.setUint16(6, 2 ** power * 16);
  view.setUint16(8, power);
  view.setUint16(10, (entries.length - 2 ** power) * 16);
  let start = header.length;
  entries.forEach(([tag, table], i) => {
    const at = 12 + i * 16;
    header.set(
      Array.from(tag, (sign) => sign.charCodeAt(0)),
      at,
    );
    view.setUint32(at + 4, checksum(padded(table)));
    view.setUint32(at + 8, start);
    view.setUint32(at + 12, table.length);
    start += padded(table).length;
  });
  const file = joined([header, ...entries.map(([, table]) => padded(table))]);
  const headStart = view.getUint32(12 + entries.findIndex(([tag]) => tag === "head") * 16 + 8);
  viewOf(file).setUint32(headStart + CHECKSUM_ADJUSTMENT, CHECKSUM_OF_FILES - checksum(file));
  return file;
}

function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function changed(table: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = table.slice();
  change(viewOf(copy));
  return copy;
}

function longs(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  values.forEach((value, i) => viewOf(bytes).setUint32(i * 4, value));
  return bytes;
}

/** Everything in a font starts at multiples of four. */
function padded(bytes: Uint8Array): Uint8Array {
  return bytes.length % 4 === 0 ? bytes : joined([bytes, new Uint8Array(4 - (bytes.length % 4))]);
}
