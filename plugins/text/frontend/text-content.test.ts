import { describe, expect, it } from "vitest";
import type { LoggedValue } from "@runlens/model";
import { reductionNote, sourceText, textContent } from "./text-content.ts";

/** A tensor of strings as TensorFlow writes it: dtype 7, dimensions, string_val. */
function logged(shape: readonly number[], texts: readonly string[]): LoggedValue {
  const dims = shape.flatMap((size) => field(0x12, [0x08, size]));
  const strings = texts.flatMap((text) => field(0x42, [...new TextEncoder().encode(text)]));
  const bytes = Uint8Array.from([0x08, 7, ...field(0x12, dims), ...strings]);
  return { step: 0, wallTimeSecs: 0, kind: "read", data: { kind: "tensor", bytes } };
}

function field(key: number, content: readonly number[]): number[] {
  return [key, content.length, ...content];
}

describe("textContent", () => {
  it.each([
    ["one text", [], ["a"], [["a"]]],
    ["a vector as one column", [2], ["a", "b"], [["a"], ["b"]]],
    [
      "a matrix",
      [2, 2],
      ["a", "b", "c", "d"],
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["the first matrix of more", [2, 1, 2], ["a", "b", "c", "d"], [["a", "b"]]],
    ["an empty vector", [0], [], []],
    ["no rows of nothing", [0, 2], [], []],
  ])("has the rows of %s", (_, shape, texts, rows) => {
    expect(textContent(logged(shape, texts))).toEqual({ kind: "text", shape, rows });
  });

  it("says what is no text", () => {
    const data = { kind: "simple", value: 3 } as const;
    expect(textContent({ step: 0, wallTimeSecs: 0, kind: "read", data })).toMatchObject({
      problem: { code: "value.notText", message: "The value is no text: a tensor of float32." },
    });
  });

  it("passes on why a value could not be read", () => {
    const problem = { code: "file.vanished", message: "Gone." } as const;
    const value: LoggedValue = { step: 0, wallTimeSecs: 0, kind: "unreadable", problem };
    expect(textContent(value)).toEqual({ kind: "problem", problem });
  });
});

describe("of a table", () => {
  const rows = [
    ["a", "b"],
    ["c", "d"],
  ];

  it("cells are apart by tabs, rows by line ends", () => {
    expect(sourceText({ kind: "text", shape: [2, 2], rows })).toBe("a\tb\nc\td");
  });

  it("what is left out is said", () => {
    expect(reductionNote({ kind: "text", shape: [2, 2], rows })).toBeUndefined();
    expect(reductionNote({ kind: "text", shape: [3, 2, 2], rows })).toBe(
      "A tensor of 3 dimensions (3 × 2 × 2): its first matrix is shown.",
    );
  });
});
