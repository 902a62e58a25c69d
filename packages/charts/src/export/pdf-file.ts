import { joined } from "./bytes.ts";
import type { PdfFont, PdfObject } from "./font/pdf-font.ts";

export interface PdfPage {
  readonly widthPoints: number;
  readonly heightPoints: number;
  /** Operators of the page. */
  readonly content: string;
  /** Names of graphics states by their opacity. */
  readonly alphas: ReadonlyMap<string, string>;
  /** By the names that the operators call them. */
  readonly fonts: ReadonlyMap<string, PdfFont>;
}

/** How many objects come before those of the fonts. */
const PAGE_OBJECTS = 4;

/**
 * A PDF 1.4 file of one page.
 * Source: ISO 32000-1, 7.5 (file structure) and 8.4.5 (graphics states).
 */
export async function writePdf(page: PdfPage): Promise<Uint8Array<ArrayBuffer>> {
  const states = Array.from(
    page.alphas,
    ([value, name]) => `/${name} << /ca ${value} /CA ${value} >>`,
  );
  const fontObjects: PdfObject[] = [];
  const fontNames: string[] = [];
  for (const [name, font] of page.fonts) {
    const first = PAGE_OBJECTS + fontObjects.length + 1;
    fontNames.push(`/${name} ${first} 0 R`);
    fontObjects.push(...font.objects(first));
  }
  const box = `[0 0 ${page.widthPoints} ${page.heightPoints}]`;
  const resources = `<< /Font << ${fontNames.join(" ")} >> /ExtGState << ${states.join(" ")} >> >>`;
  return fileOf([
    { entries: "/Type /Catalog /Pages 2 0 R" },
    { entries: "/Type /Pages /Kids [3 0 R] /Count 1" },
    {
      entries: `/Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents 4 0 R`,
    },
    { entries: "", stream: latin1(page.content) },
    ...fontObjects,
  ]);
}

/** The first object is the catalog; streams are packed. */
async function fileOf(objects: readonly PdfObject[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = createBytes();
  const offsets: number[] = [];
  // Four bytes above 127 tell programs that guess that this is no text.
  file.text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
  for (const { entries, stream } of objects) {
    offsets.push(file.length());
    file.text(`${offsets.length} 0 obj\n`);
    if (stream === undefined) {
      file.text(`<< ${entries} >>\n`);
    } else {
      const packed = await deflated(stream);
      file.text(`<< ${entries} /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`);
      file.bytes(packed);
      file.text("\nendstream\n");
    }
    file.text("endobj\n");
  }
  const tableOffset = file.length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  file.text(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows.join("")}`);
  file.text(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\n`);
  file.text(`startxref\n${tableOffset}\n%%EOF\n`);
  return file.whole();
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function createBytes() {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const bytes = (part: Uint8Array<ArrayBuffer>): void => {
    parts.push(part);
    length += part.length;
  };
  return {
    bytes,
    text: (text: string) => bytes(latin1(text)),
    length: () => length,
    whole: () => joined(parts),
  };
}

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
