import { subsetTrueType } from "./subset.ts";
import { MISSING_GLYPH, type TrueType } from "./true-type.ts";

export interface PdfObject {
  /** Of its dictionary. */
  readonly entries: string;
  readonly stream?: Uint8Array<ArrayBuffer>;
}

export interface PdfFont {
  /** Of a text in a font of one unit. */
  widthOf(text: string): number;
  /** A text as an operator takes it; its signs will be in the file. */
  shown(text: string): string;
  /** What a file needs to have, `first` being the number of the first of them: the font itself. */
  objects(first: number): readonly PdfObject[];
}

/** Digits of a glyph or of a UTF-16 code unit. */
const HEX_DIGITS = 4;
/** Of which one `bfchar` block has at most so many. */
const MAX_BLOCK = 100;
const BOLD_STEM = 140;
const STEM = 80;

/**
 * A font of which a PDF file has the signs that it shows, and says which texts they are.
 * Source: ISO 32000-1, 9.7 (composite fonts), 9.8 (descriptors), 9.10.3 (ToUnicode).
 */
export function createPdfFont(font: TrueType, name: string): PdfFont {
  /** By code point, in the order of their first use. */
  const numbers = new Map<number, number>();
  const thousandths = (units: number): number => Math.round((units * 1000) / font.unitsPerEm);
  const glyphOf = (code: number): number => font.glyphs.get(code) ?? MISSING_GLYPH;
  const numberOf = (code: number): number => {
    if (!font.glyphs.has(code)) return MISSING_GLYPH;
    const number = numbers.get(code) ?? numbers.size + 1;
    numbers.set(code, number);
    return number;
  };
  return {
    widthOf(text) {
      const advances = codesOf(text).map((code) => font.advanceOf(glyphOf(code)));
      return advances.reduce((sum, advance) => sum + advance, 0) / font.unitsPerEm;
    },
    shown: (text) =>
      `<${codesOf(text)
        .map((code) => hex(numberOf(code)))
        .join("")}>`,
    objects(first) {
      const codes = [...numbers.keys()];
      const fullName = `${tagOf(codes)}+${name}`;
      const widths = [MISSING_GLYPH, ...codes.map(glyphOf)].map((glyph) =>
        thousandths(font.advanceOf(glyph)),
      );
      const [ascent, descent, capHeight] = [font.ascent, font.descent, font.capHeight].map(
        thousandths,
      );
      const file = subsetTrueType(font, codes);
      const isBold = name.endsWith("Bold");
      return [
        {
          entries:
            `/Type /Font /Subtype /Type0 /BaseFont /${fullName} /Encoding /Identity-H` +
            ` /DescendantFonts [${first + 1} 0 R] /ToUnicode ${first + 4} 0 R`,
        },
        {
          entries:
            `/Type /Font /Subtype /CIDFontType2 /BaseFont /${fullName}` +
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>" +
            ` /CIDToGIDMap /Identity /W [0 [${widths.join(" ")}]]` +
            ` /FontDescriptor ${first + 2} 0 R`,
        },
        {
          entries:
            `/Type /FontDescriptor /FontName /${fullName} /Flags 4 /ItalicAngle 0` +
            ` /FontBBox [${font.box.map(thousandths).join(" ")}]` +
            ` /Ascent ${ascent} /Descent ${descent} /CapHeight ${capHeight}` +
            ` /StemV ${isBold ? BOLD_STEM : STEM} /FontFile2 ${first + 3} 0 R`,
        },
        { entries: `/Length1 ${file.length}`, stream: file },
        { entries: "", stream: toUnicode(codes) },
      ];
    },
  };
}

/** Signs of a text that a font lacks, each once. */
export function lackedSigns({ glyphs }: TrueType, text: string): readonly string[] {
  const lacked = codesOf(text).filter((code) => !glyphs.has(code));
  return [...new Set(lacked)].map((code) => String.fromCodePoint(code));
}

/** Accents join their letters; what is not to be seen is left out, or becomes a blank. */
function codesOf(text: string): readonly number[] {
  const plain = text
    .normalize("NFC")
    .replaceAll(/[\p{Cf}\ufe00-\ufe0f]/gu, "")
    .replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/gu, " ");
  return Array.from(plain, (sign) => sign.codePointAt(0) ?? 0);
}

/** Which texts the glyphs of a subset are, from 1 on. */
function toUnicode(codes: readonly number[]): Uint8Array<ArrayBuffer> {
  const pairs = codes.map((code, i) => `<${hex(i + 1)}> <${utf16(code)}>`);
  const blocks = Array.from({ length: Math.ceil(pairs.length / MAX_BLOCK) }, (_, i) => {
    const block = pairs.slice(i * MAX_BLOCK, (i + 1) * MAX_BLOCK);
    return `${block.length} beginbfchar\n${block.join("\n")}\nendbfchar\n`;
  });
  return new TextEncoder().encode(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("")}endcmap
CMapName currentdict /CMap defineresource pop
end
end
`);
}

/** Six capitals that tell subsets of a font apart. */
function tagOf(codes: readonly number[]): string {
  let rest = codes.reduce((hash, code) => (Math.imul(hash, 31) + code) >>> 0, codes.length);
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (rest % 26));
    rest = Math.floor(rest / 26);
    return letter;
  }).join("");
}

function hex(value: number): string {
  return value.toString(16).padStart(HEX_DIGITS, "0");
}

function utf16(code: number): string {
  const text = String.fromCodePoint(code);
  return Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join("");
}
