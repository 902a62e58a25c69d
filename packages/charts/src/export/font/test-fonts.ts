import { readFileSync } from "node:fs";
import type { Fonts } from "./published-fonts.ts";
import { readTrueType, type TrueType } from "./true-type.ts";

const FOLDER = new URL("../../../../../node_modules/dejavu-fonts-ttf/ttf/", import.meta.url);

/** The fonts that are published, with all of their signs. */
export function testFonts(): Fonts {
  return { regular: fontOf("DejaVuSansCondensed"), bold: fontOf("DejaVuSansCondensed-Bold") };
}

export function testFontFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${name}.ttf`, FOLDER)));
}

function fontOf(name: string): TrueType {
  return readTrueType(testFontFile(name));
}
