export interface PdfPage {
  readonly widthPoints: number;
  readonly heightPoints: number;
  /** Operators of the page. */
  readonly content: string;
  /** Names of graphics states by their opacity. */
  readonly alphas: ReadonlyMap<string, string>;
}

/**
 * A PDF 1.4 file of one page with the fonts F1 (Helvetica) and F2 (its bold).
 * Source: ISO 32000-1, 7.5 (file structure) and 8.4.5 (graphics states).
 */
export async function writePdf(page: PdfPage): Promise<Uint8Array<ArrayBuffer>> {
  const content = await deflated(latin1(page.content));
  const states = Array.from(
    page.alphas,
    ([value, name]) => `/${name} << /ca ${value} /CA ${value} >>`,
  );
  const box = `[0 0 ${page.widthPoints} ${page.heightPoints}]`;
  const resources = `<< /Font << /F1 4 0 R /F2 5 0 R >> /ExtGState << ${states.join(" ")} >> >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents 6 0 R >>`,
    fontObject("Helvetica"),
    fontObject("Helvetica-Bold"),
  ];

  const file = createBytes();
  const offsets: number[] = [];
  // Four bytes above 127 tell programs that guess that this is no text.
  file.text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
  for (const [i, object] of objects.entries()) {
    offsets.push(file.length());
    file.text(`${i + 1} 0 obj\n${object}\nendobj\n`);
  }
  offsets.push(file.length());
  file.text(`6 0 obj\n<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`);
  file.bytes(content);
  file.text("\nendstream\nendobj\n");

  const tableOffset = file.length();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  file.text(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries.join("")}`);
  file.text(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\n`);
  file.text(`startxref\n${tableOffset}\n%%EOF\n`);
  return file.whole();
}

function fontObject(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
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
    whole(): Uint8Array<ArrayBuffer> {
      const out = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        out.set(part, at);
        at += part.length;
      }
      return out;
    },
  };
}

function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
