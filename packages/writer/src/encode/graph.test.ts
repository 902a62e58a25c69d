import { describe, expect, it } from "vitest";
import { encodeGraph, type GraphAttribute, type GraphNode } from "./index.ts";
import { toHex } from "./test-support/read-back.ts";

describe("a graph", () => {
  it.each<[GraphAttribute, string]>([
    ["SAME", "12 04 53414d45"],
    [Uint8Array.of(0xff), "12 01 ff"],
    [3, "18 03"],
    [-1, "18 ffffffffffffffffff01"],
    [0.5, "25 0000003f"],
    [false, "28 00"],
    [{ dtype: "int64" }, "30 09"],
    [{ dtype: "string" }, "30 07"],
    [{ shape: [2, -1] }, "3a 11 12 02 0802 12 0b 08 ffffffffffffffffff01"],
    [{ shape: [] }, "3a 00"],
    [{ tensor: { values: Uint8Array.of(5) } }, "42 0b 0804 12 04 12 02 0801 22 01 05"],
    [{ list: ["a", "b"] }, "0a 06 12 01 61 12 01 62"],
    [{ list: [1, 2, 300] }, "0a 06 1a 04 01 02 ac02"],
    [{ list: [1, 0.5] }, "0a 0a 22 08 0000803f 0000003f"],
    [{ list: [] }, "0a 00"],
    [{ shapes: [[4]] }, "0a 06 3a 04 12 02 0804"],
  ])("writes an attribute as AttrValue: %j", (value, bytes) => {
    const graph = toHex(encodeGraph([{ name: "n", op: "o", attributes: { k: value } }]));
    const attribute = bytes.replaceAll(" ", "");
    expect(graph).toContain(`0a016b12${byteCount(attribute)}${attribute}2202`);
  });

  it("takes results by number, and order without a result", () => {
    const nodes: GraphNode[] = [
      { name: "split", op: "Split" },
      { name: "log", op: "Print", inputs: ["split", "split:1", "^split"], device: "/device:GPU:0" },
    ];
    expect(Buffer.from(encodeGraph(nodes)).toString("latin1")).toMatch(/split:1.*\^split.*GPU:0/s);
  });

  it.each<[string, GraphNode[]]>([
    ["graph: each node must have a name", [{ name: "", op: "a" }]],
    [
      'graph: two nodes are named "a"',
      [
        { name: "a", op: "a" },
        { name: "a", op: "b" },
      ],
    ],
    ['graph: no node is "b:0", an input of "a"', [{ name: "a", op: "a", inputs: ["b:0"] }]],
    [
      'graph: attribute "k" of "a": a list is of texts or of numbers, not of both',
      [{ name: "a", op: "a", attributes: { k: { list: [1, "b"] } } }],
    ],
    [
      'graph: attribute "k" of "a": a size must be an integer of at least -1, not -2',
      [{ name: "a", op: "a", attributes: { k: { shape: [-2] } } }],
    ],
  ])("is refused: %s", (message, nodes) => {
    expect(() => encodeGraph(nodes)).toThrow(new TypeError(message));
  });
});

function byteCount(hex: string): string {
  return (hex.length / 2).toString(16).padStart(2, "0");
}
