import { describe, expect, it } from "vitest";
import { createPdfFont, lackedSigns } from "./font/pdf-font.ts";
import { testFonts } from "./font/test-fonts.ts";
import { readTrueType } from "./font/true-type.ts";
import { createPdfContext } from "./pdf-context.ts";

const fonts = testFonts();

describe("PDF file", () => {
  it("has a table that points at every object", async () => {
    const { file } = await setup();
    const tableOffset = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
    expect(file.slice(tableOffset, tableOffset + 9)).toBe("xref\n0 5\n");
    const offsets = Array.from(file.matchAll(/^(\d{10}) 00000 n $/gm), ([, text]) => Number(text));
    expect(offsets).toHaveLength(4);
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
    expect(operators.at(-1)).toBe("BT /F2 10 Tf 1 0 0 -1 87.48 50 Tm <00010001> Tj ET");
  });

  it("has the fonts it shows in the file, and what their glyphs mean", async () => {
    const { file, streams } = await setup((context) => {
      context.font = "11px Arial";
      context.fillText("α ≤ x₁ 损", 10, 20);
    });
    expect(file).not.toContain("Helvetica");
    expect(file.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(1);
    expect(file).toMatch(/\/BaseFont \/[A-Z]{6}\+DejaVuSansCondensed /);
    const [font, toUnicode = ""] = streams.slice(-2);
    expect(new Set(readTrueType(bytesOf(font ?? "")).glyphs.keys())).toEqual(
      new Set(Array.from("α ≤x₁", (sign) => sign.codePointAt(0))),
    );
    expect(toUnicode).toContain("5 beginbfchar\n<0001> <03b1>\n<0002> <0020>\n<0003> <2264>\n");
  });
});

it("makes what is drawn larger, and not the page", async () => {
  const { file, operators } = await setup(() => {}, 1.5);
  expect(file).toContain("/MediaBox [0 0 300 150]");
  expect(operators[0]).toBe("1.125 0 0 -1.125 0 150 cm");
});

describe("PDF font", () => {
  it.each([
    ["", 0],
    ["0", 0.5723],
    ["损", 0.54],
  ])("width of %j", (text, width) => {
    expect(createPdfFont(fonts.regular, "Sans").widthOf(text)).toBeCloseTo(width, 3);
  });

  it.each([
    ["aba", "<000100020001>"],
    ["e\u0301é", "<00010001>"],
    ["a\nb", "<000100020003>"],
    ["a\u200db", "<00010002>"],
    ["损a", "<00000001>"],
  ])("string of %j", (text, written) => {
    expect(createPdfFont(fonts.regular, "Sans").shown(text)).toBe(written);
  });

  it("knows what it lacks", () => {
    expect(lackedSigns(fonts.regular, "θ ≤ 损失, 损\u0000")).toEqual(["损", "失"]);
  });
});

type Draw = (context: ReturnType<typeof createPdfContext>) => void;

/** A page of 400 x 200 CSS pixels as text, a character per byte, and its operators line by line. */
async function setup(draw: Draw = () => {}, zoom = 1) {
  const context = createPdfContext({ width: 400, height: 200, zoom, fonts });
  draw(context);
  const file = latin1(await context.toBytes());
  const packed = Array.from(
    file.matchAll(/\/Length (\d+) \/Filter \/FlateDecode >>\nstream\n/g),
    ({ 0: head, 1: length, index }) =>
      file.slice(index + head.length, index + head.length + Number(length)),
  );
  const streams = await Promise.all(packed.map(inflated));
  return { file, streams, operators: streams[0]?.split("\n") ?? [] };
}

async function inflated(packed: string): Promise<string> {
  const stream = new Blob([bytesOf(packed)]).stream();
  const plain = stream.pipeThrough(new DecompressionStream("deflate"));
  return latin1(new Uint8Array(await new Response(plain).arrayBuffer()));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
