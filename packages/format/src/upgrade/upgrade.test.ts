import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeEvent, type SummaryValue } from "../event.ts";
import { describeTag } from "../series-kind.ts";
import {
  bytesField,
  concat,
  doubleField,
  fromHex,
  summaryEvent,
} from "../test-support/event-file.ts";
import { blobSequence } from "./blob-sequence.ts";
import type { StoredData } from "./stored-data.ts";
import { tensorForm } from "./tensor-form.ts";

const VECTORS = fileURLToPath(
  new URL("../../../../../shared/reference/vectors/compat.json", import.meta.url),
);
const haveVectors = existsSync(VECTORS);
if (!haveVectors) process.stdout.write("upgrade: vectors skipped, no ../shared/reference here\n");

/** One upgraded series of TensorBoard's Python loader. */
interface Upgraded {
  readonly plugin: string;
  /** Hex. */
  readonly content: string;
  readonly dn: string;
  readonly desc: string;
  /** 1 scalar, 2 tensor, 3 blob sequence. */
  readonly dc: number;
  readonly shape: readonly number[] | null;
  readonly val: string | null;
}

interface Case {
  readonly label: string;
  readonly value_hex?: string;
  readonly python: readonly Upgraded[];
  readonly rustboard: unknown;
}

/** Values of summaries that Python makes one series of, under the tag that they name. */
function readCases() {
  if (!haveVectors) return [];
  const { cases }: { cases: readonly Case[] } = JSON.parse(readFileSync(VECTORS, "utf8"));
  return cases.flatMap(({ label, value_hex, python: [python], rustboard }) =>
    value_hex === undefined || python === undefined || label === "tensor_node_name"
      ? []
      : [{ label, value: summaryValue(value_hex), python, rustboard }],
  );
}

function summaryValue(hex: string): SummaryValue {
  const read = decodeEvent(summaryEvent(1, 1000, [fromHex(hex)]));
  if (read.kind !== "event" || read.event.content.kind !== "summary") throw new Error(hex);
  const [value] = read.event.content.values;
  if (value === undefined) throw new Error(hex);
  return value;
}

/** Rows as JSON has them, in float32 as Python has them. */
function rowsOf(data: StoredData): unknown {
  const tensor = tensorForm(data);
  if (tensor.kind !== "numbers") throw new Error(tensor.kind);
  const values = Array.from(tensor.values, (value) =>
    tensor.dtype === "float64" && tensor.shape.length === 2 ? Math.fround(value) : value,
  );
  return nested(values, tensor.shape);
}

function nested(values: readonly number[], [size, ...rest]: readonly number[]): unknown {
  if (size === undefined) return values[0];
  const width = values.length / (size || 1);
  return Array.from({ length: size }, (_, i) =>
    nested(values.slice(i * width, (i + 1) * width), rest),
  );
}

/** Byte strings of Python, as in "[b'3', b'2']". */
function byteStrings(text: string): string[] {
  return Array.from(text.matchAll(/b'([^']*)'/g), ([, bytes = ""]) => bytes);
}

const latin1 = new TextDecoder("latin1");
const CLASSES = ["unknown", "scalar", "tensor", "blobSequence"];

describe.skipIf(!haveVectors)("values as TensorBoard's Python loader upgrades them", () => {
  const cases = readCases();

  it.each(cases)("$label: what is said of the series", ({ value, python }) => {
    expect(describeTag(value)).toMatchObject({
      pluginName: python.plugin,
      displayName: python.dn,
      description: python.desc,
      dataClass: CLASSES[python.dc],
      pluginContent: fromHex(python.content),
    });
  });

  it.each(cases.filter(({ python }) => python.val !== null))("$label: the value", (each) => {
    const { value, python } = each;
    const { dc, val } = python;
    if (val === null) return;
    const tensor = tensorForm(value.data);
    if (tensor.kind === "strings") {
      const found = dc === 3 ? blobSequence(value.data) : tensor.values;
      expect(found?.map((bytes) => latin1.decode(bytes))).toEqual(byteStrings(val));
    } else {
      expect(rowsOf(value.data)).toEqual(JSON.parse(val));
      expect(tensor).toMatchObject({ shape: python.shape });
    }
  });

  it("keep the edges of legacy histograms in full, as the Rust loader does", () => {
    const logged = cases.find(({ label }) => label === "histo");
    const tensor = logged && tensorForm(logged.value.data);
    if (tensor?.kind !== "numbers") throw new Error("no histogram");
    const loaded = JSON.stringify(logged?.rustboard);
    const innerEdges = Array.from(tensor.values)
      .filter((_, i) => i % 3 === 1)
      .slice(0, -1);
    expect(innerEdges).toHaveLength(4);
    for (const edge of innerEdges) expect(loaded).toContain(pythonText(edge));
  });
});

/** A float as the vectors have it. */
function pythonText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

const doubles = (values: readonly number[]) => new Uint8Array(Float64Array.from(values).buffer);

function histogram(min: number, max: number, limits: number[], counts: number[]): StoredData {
  const bytes = concat([
    doubleField(1, min),
    doubleField(2, max),
    bytesField(6, doubles(limits)),
    bytesField(7, doubles(counts)),
  ]);
  return { kind: "histogram", bytes };
}

describe("a legacy histogram", () => {
  it.each([
    [
      "drops empty ends",
      [-2, -1, 0, 1, 2],
      [0, 3, 0, 1, 0],
      [
        [-1.5, -1, 3],
        [-1, 0, 0],
        [0, 0.5, 1],
      ],
    ],
    ["keeps one bucket between its extremes", [9], [4], [[-1.5, 0.5, 4]]],
    ["is empty without counts", [1, 2], [0, 0], []],
    [
      "does without the last limit",
      [0],
      [1, 2],
      [
        [-1.5, 0, 1],
        [0, 0.5, 2],
      ],
    ],
  ])("%s", (_name, limits, counts, rows) => {
    const tensor = tensorForm(histogram(-1.5, 0.5, limits, counts));
    expect(tensor).toMatchObject({ dtype: "float64", shape: [rows.length, 3] });
    expect(tensor).toMatchObject({ values: Float64Array.from(rows.flat()) });
  });

  it("lacks limits", () => {
    expect(tensorForm(histogram(0, 1, [0.5], [1, 1, 1]))).toMatchObject({ kind: "unreadable" });
  });

  it("loses no count, and its edges go on from one another", () => {
    const anyHistogram = fc.array(fc.nat(9), { maxLength: 40 }).map((counts) => ({
      counts,
      limits: counts.map((_, i) => i + 1),
    }));
    fc.assert(
      fc.property(anyHistogram, ({ counts, limits }) => {
        const tensor = tensorForm(histogram(0, counts.length, limits, counts));
        if (tensor.kind !== "numbers") throw new Error(tensor.kind);
        const { values } = tensor;
        let total = 0;
        for (let row = 0; row < values.length; row += 3) {
          total += values[row + 2] ?? NaN;
          if (row > 0) expect(values[row]).toBe(values[row - 2]);
        }
        expect(total).toBe(counts.reduce((sum, count) => sum + count, 0));
      }),
    );
  });
});

describe("any bytes", () => {
  it("become a tensor or are unreadable, whatever they claim to be", () => {
    const kinds = fc.constantFrom(
      "tensor" as const,
      "image" as const,
      "audio" as const,
      "histogram" as const,
      "oldHistogram" as const,
      "graphDef" as const,
    );
    fc.assert(
      fc.property(kinds, fc.uint8Array({ maxLength: 60 }), (kind, bytes) => {
        const tensor = tensorForm({ kind, bytes }, { maxElements: 1000 });
        if (tensor.kind === "unreadable") return;
        const count = tensor.shape.reduce((product, size) => product * size, 1);
        const perElement = tensor.kind === "complex" ? 2 : 1;
        expect(tensor.values).toHaveLength(count * perElement);
      }),
    );
  });
});
