/** How glyphs stand on a line, in units of which `unitsPerEm` are the font size. */
export interface FontMetrics {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** Left, bottom, right and top of all glyphs laid over each other. */
  readonly box: readonly [number, number, number, number];
}

export interface TrueType extends FontMetrics {
  /** As it is in the file; empty where it is not. */
  table(tag: string): Uint8Array;
  /** By code point. */
  readonly glyphs: ReadonlyMap<number, number>;
  advanceOf(glyph: number): number;
  /** Its record in `hmtx`: advance and left bearing. */
  metricsOf(glyph: number): Uint8Array;
  /** Its record in `glyf`. */
  outlineOf(glyph: number): Uint8Array;
}

/** Of the glyph for what a font lacks. */
export const MISSING_GLYPH = 0;

/**
 * Reads a font with TrueType outlines and a `cmap` of format 12.
 * Source: OpenType 1.9, "Font file" and the tables named here.
 */
export function readTrueType(bytes: Uint8Array): TrueType {
  const file = viewOf(bytes);
  const tables = new Map(
    Array.from({ length: file.getUint16(4) }, (_, i) => {
      const at = 12 + i * 16;
      const start = file.getUint32(at + 8);
      return [tagAt(bytes, at), bytes.subarray(start, start + file.getUint32(at + 12))] as const;
    }),
  );
  const table = (tag: string): Uint8Array => tables.get(tag) ?? new Uint8Array();
  const head = viewOf(table("head"));
  const hhea = viewOf(table("hhea"));
  const loca = viewOf(table("loca"));
  const hmtx = table("hmtx");
  const hasLongPlaces = head.getInt16(50) === 1;
  const fullMetrics = hhea.getUint16(34);
  const placeOf = (glyph: number): number =>
    hasLongPlaces ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  // Glyphs beyond the full metrics have the last advance.
  const advanceOf = (glyph: number): number =>
    viewOf(hmtx).getUint16(Math.min(glyph, fullMetrics - 1) * 4);
  const outlineOf = (glyph: number): Uint8Array =>
    table("glyf").slice(placeOf(glyph), placeOf(glyph + 1));
  const glyphs = readGlyphs(table("cmap"));
  const letterH = outlineOf(glyphs.get(0x48) ?? MISSING_GLYPH);
  return {
    unitsPerEm: head.getUint16(18),
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    capHeight: viewOf(letterH).getInt16(8),
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    table,
    glyphs,
    advanceOf,
    metricsOf(glyph) {
      if (glyph < fullMetrics) return hmtx.slice(glyph * 4, glyph * 4 + 4);
      const bearing = fullMetrics * 4 + (glyph - fullMetrics) * 2;
      const metrics = new Uint8Array(4);
      viewOf(metrics).setUint16(0, advanceOf(glyph));
      metrics.set(hmtx.subarray(bearing, bearing + 2), 2);
      return metrics;
    },
    outlineOf,
  };
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const WHOLE_UNICODE = 12;

function readGlyphs(cmap: Uint8Array): ReadonlyMap<number, number> {
  const view = viewOf(cmap);
  const glyphs = new Map<number, number>();
  const starts = Array.from({ length: view.getUint16(2) }, (_, i) => view.getUint32(4 + i * 8 + 4));
  const start = starts.find((each) => view.getUint16(each) === WHOLE_UNICODE);
  if (start === undefined) throw new TypeError("The font has no cmap of format 12.");
  const groupCount = view.getUint32(start + 12);
  for (let group = 0; group < groupCount; group++) {
    const at = start + 16 + group * 12;
    const [first, last] = [view.getUint32(at), view.getUint32(at + 4)];
    const glyph = view.getUint32(at + 8);
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}

function tagAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
