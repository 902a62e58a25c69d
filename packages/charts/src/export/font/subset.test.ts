import { describe, expect, it } from "vitest";
import { lackedSigns } from "./pdf-font.ts";
import { publishedFont } from "./publish-font.ts";
import { subsetTrueType } from "./subset.ts";
import { testFontFile, testFonts } from "./test-fonts.ts";
import { readTrueType, viewOf } from "./true-type.ts";

const { regular } = testFonts();

describe("font of some signs", () => {
  it("has them in their order, as wide as they were", () => {
    const font = subsetOf("b≤α");
    expect(font.glyphs).toEqual(new Map(codesOf("b≤α").map((code, i) => [code, i + 1])));
    for (const code of codesOf("b≤α")) {
      const [before, after] = [regular, font].map((each) =>
        each.advanceOf(each.glyphs.get(code) ?? NaN),
      );
      expect(after).toBe(before);
    }
  });

  it("brings the parts of a glyph along", () => {
    // É is put together from E and an accent, behind it.
    const font = subsetOf("É");
    const outline = viewOf(font.outlineOf(1));
    expect(outline.getInt16(0)).toBe(-1);
    expect(outline.getUint16(12)).toBe(2);
    expect(font.outlineOf(2).length).toBeGreaterThan(0);
    expect(font.outlineOf(3).length).toBeGreaterThan(0);
  });

  it("can be made from one that is one already", () => {
    const once = subsetOf("abcÉ");
    const twice = readTrueType(subsetTrueType(once, codesOf("É")));
    expect(twice.outlineOf(1).length).toBe(once.outlineOf(4).length);
    expect(twice.capHeight).not.toBeNaN();
  });

  it("adds up to what the file format asks for", () => {
    const file = viewOf(subsetTrueType(regular, codesOf("Hello")));
    let sum = 0;
    for (let at = 0; at < file.byteLength; at += 4) sum = (sum + file.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});

describe("published font", () => {
  const published = readTrueType(publishedFont(testFontFile("DejaVuSansCondensed")));

  it("is a fraction of the whole, and says whose it is", () => {
    expect(published.glyphs.size).toBeLessThan(regular.glyphs.size / 3);
    expect(published.table("name")).toEqual(regular.table("name"));
  });

  it.each([
    ["Latin", "azAZ09éßøłŠț"],
    ["Greek", "αβγθλΩ"],
    ["Cyrillic", "ПриветЁ"],
    ["mathematics", "≤≥≠≈±×∞∇∂∑√∈‖→⟨⟩−·°"],
    ["superscripts and subscripts", "⁰¹⁻ⁿ₀₁₋ₙ"],
    ["punctuation", "…–—’“”•"],
  ])("%s", (_, signs) => {
    expect(lackedSigns(published, signs)).toEqual([]);
  });
});

function subsetOf(signs: string) {
  return readTrueType(
    subsetTrueType(
      regular,
      [...codesOf("H"), ...codesOf(signs)].slice(signs.includes("H") ? 0 : 1),
    ),
  );
}

function codesOf(text: string): number[] {
  return Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
}
