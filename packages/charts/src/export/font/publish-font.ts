import { subsetTrueType } from "./subset.ts";
import { readTrueType } from "./true-type.ts";

/** What the font that is published has, of all that DejaVu Sans has. */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  // Latin of Europe, Turkey and Vietnam; marks that combine.
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x192, 0x192],
  [0x218, 0x21b],
  [0x2c6, 0x2dd],
  [0x300, 0x36f],
  [0x1ea0, 0x1ef9],
  // Greek and Cyrillic.
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x490, 0x491],
  // Punctuation, superscripts and subscripts, currencies, letters as signs, fractions.
  [0x2010, 0x205e],
  [0x2070, 0x209c],
  [0x20a0, 0x20bf],
  [0x2100, 0x215e],
  [0x1d43, 0x1d6a],
  // Arrows, operators, brackets.
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x2308, 0x230b],
  [0x27c2, 0x27c2],
  [0x27e6, 0x27eb],
  [0x2a7d, 0x2a7e],
  // Shapes that people mark names with.
  [0x25a0, 0x25ff],
  [0x2605, 0x2606],
  [0x2713, 0x2718],
];

/** A font with those of its signs that pictures are promised. It keeps its name and notices. */
export function publishedFont(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const font = readTrueType(file);
  const signs = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );
  return subsetTrueType(
    font,
    signs.filter((code) => font.glyphs.has(code)),
    ["OS/2", "name"],
  );
}
