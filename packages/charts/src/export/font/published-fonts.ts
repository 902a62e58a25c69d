import boldUrl from "dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf?published";
import regularUrl from "dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf?published";
import { readTrueType, type TrueType } from "./true-type.ts";

export interface Fonts {
  readonly regular: TrueType;
  readonly bold: TrueType;
}

const FAMILY = "Runlens PDF";

let loaded: Promise<Fonts> | undefined;

/** The fonts of PDF files, which are fetched when they are first asked for. */
export function publishedFonts(): Promise<Fonts> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** A CSS font of the same size in which canvases show what `publishedFonts` will look like. */
export async function publishedFamily(font: string): Promise<string> {
  await publishedFonts();
  return font.replace(/px.*/, `px "${FAMILY}"`);
}

async function load(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([fontAt(regularUrl, "400"), fontAt(boldUrl, "700")]);
  return { regular, bold };
}

async function fontAt(url: string, weight: string): Promise<TrueType> {
  const answer = await fetch(url);
  if (!answer.ok) throw new TypeError(`The font of PDF files is not there: ${answer.status}.`);
  const bytes = await answer.arrayBuffer();
  document.fonts.add(await new FontFace(FAMILY, bytes, { weight }).load());
  return readTrueType(new Uint8Array(bytes));
}
