import { describe, expect, it } from "vitest";
import { helveticaWidth, pdfString } from "./helvetica.ts";
import { createPdfContext } from "./pdf-context.ts";

describe("PDF file", () => {
  it("has a table that points at every object", async () => {
    const { file } = await setup();
    const tableOffset = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
    expect(file.slice(tableOffset, tableOffset + 9)).toBe("xref\n0 7\n");
    const offsets = Array.from(file.matchAll(/^(\d{10}) 00000 n $/gm), ([, text]) => Number(text));
    expect(offsets).toHaveLength(6);
    offsets.forEach((offset, i) => {
      expect(file.slice(offset, offset + 7)).toBe(`${i + 1} 0 obj`);
    });
  });

  it("is as large as asked for, in points", async () => {
    const { file } = await setup();
    expect(file).toContain("/MediaBox [0 0 300 150]");
  });
});

describe("PDF context", () => {
  it("counts y downwards in CSS pixels", async () => {
    const { operators } = await setup();
    expect(operators.slice(0, 1)).toEqual(["0.75 0 0 -0.75 0 150 cm"]);
  });

  it("strokes with colour, opacity, width, caps and dashes", async () => {
    const { operators, file } = await setup((context) => {
      context.strokeStyle = "#ff0000";
      context.globalAlpha = 0.3;
      context.lineWidth = 1.5;
      context.lineCap = "round";
      context.setLineDash([6, 4]);
      context.beginPath();
      context.moveTo(1, 2);
      context.lineTo(3, 4);
      context.stroke();
    });
    expect(operators.slice(1)).toEqual([
      "/A0 gs",
      "1 0 0 RG",
      "1.5 w 1 J 0 j",
      "[6 4] 0 d",
      "1 2 m",
      "3 4 l",
      "S",
    ]);
    expect(file).toContain("/A0 << /ca 0.3 /CA 0.3 >>");
  });

  it("clips between save and restore", async () => {
    const { operators } = await setup((context) => {
      context.save();
      context.beginPath();
      context.rect(0, 0, 10, 10);
      context.clip();
      context.restore();
    });
    expect(operators.slice(1)).toEqual([
      "q",
      "0 0 m",
      "10 0 l",
      "10 10 l",
      "0 10 l",
      "h",
      "W n",
      "Q",
    ]);
  });

  it("places text by its width, upright", async () => {
    const { operators } = await setup((context) => {
      context.font = "600 10px Arial";
      context.textAlign = "right";
      context.fillText("00", 100, 50);
    });
    expect(operators.at(-1)).toBe("BT /F2 10 Tf 1 0 0 -1 88.88 50 Tm (00) Tj ET");
  });
});

it("makes what is drawn larger, and not the page", async () => {
  const { file, operators } = await setup(() => {}, 1.5);
  expect(file).toContain("/MediaBox [0 0 300 150]");
  expect(operators[0]).toBe("1.125 0 0 -1.125 0 150 cm");
});

describe("Helvetica", () => {
  it.each([
    ["", 0],
    ["0", 0.556],
    ["il", 0.444],
    ["W W", 2.166],
    ["~", 0.584],
  ])("width of %j", (text, width) => expect(helveticaWidth(text)).toBeCloseTo(width, 9));

  it.each([
    ["run-1", "(run-1)"],
    ["a(b)\\", "(a\\050b\\051\\134)"],
    ["−5 é", "(\\2265 \\351)"],
    ["损失", "(\\077\\077)"],
    ["\u0000", "(\\077)"],
  ])("string of %j", (text, written) => expect(pdfString(text)).toBe(written));
});

type Draw = (context: ReturnType<typeof createPdfContext>) => void;

/** A page of 400 x 200 CSS pixels as text, a character per byte, and its operators line by line. */
async function setup(draw: Draw = () => {}, zoom?: number) {
  const context = createPdfContext(400, 200, zoom);
  draw(context);
  const bytes = await context.toBytes();
  const file = latin1(bytes);
  const length = Number(/\/Length (\d+)/.exec(file)?.[1]);
  const start = file.indexOf("stream\n") + "stream\n".length;
  const content = await inflated(bytes.subarray(start, start + length));
  return { file, operators: latin1(content).split("\n") };
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
