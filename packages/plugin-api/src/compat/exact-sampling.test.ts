import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { chacha20 } from "./chacha20.ts";
import { exactPositions } from "./exact-sampling.ts";

const VECTORS = fileURLToPath(
  new URL("../../../../../shared/reference/vectors/sampling.json", import.meta.url),
);
const haveVectors = existsSync(VECTORS);
if (!haveVectors) process.stdout.write("sampling: vectors skipped, no ../shared/reference here\n");

interface Case {
  readonly kind: string;
  readonly label: string;
  readonly capacity?: number;
  readonly count?: number;
  readonly n?: number;
  readonly k?: number;
  readonly rustboard: readonly number[];
}

const cases: readonly Case[] = haveVectors ? JSON.parse(readFileSync(VECTORS, "utf8")).cases : [];

describe.skipIf(!haveVectors)("exactPositions, as the data server of TensorBoard", () => {
  it.each(cases.filter(({ kind }) => kind === "reservoir"))(
    "keeps, of $label, $capacity",
    ({ count = 0, capacity = 0, rustboard }) => {
      const positions = exactPositions(count, capacity, Infinity);
      expect(positions).toHaveLength(capacity);
      expect(positions.slice(0, rustboard.length)).toEqual(rustboard);
    },
  );

  it.each(cases.filter(({ kind }) => kind === "downsample"))(
    "sends, of $n points, $k",
    ({ n = 0, k = 0, rustboard }) => {
      expect(exactPositions(n, Infinity, k)).toEqual(rustboard);
    },
  );
});

describe("exactPositions", () => {
  it("are as many as asked for, ascending, the last among them", () => {
    for (const [length, capacity, limit] of [
      [5, 0, 3],
      [0, 10, 10],
      [1000, 100, 51],
      [50_000, Infinity, 170],
      [600_000, Infinity, 200],
    ] as const) {
      const positions = exactPositions(length, capacity, limit);
      expect(positions).toHaveLength(Math.min(length, capacity, limit));
      expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b));
      if (positions.length > 0) expect(positions.at(-1)).toBe(length - 1);
    }
  });
});

describe("chacha20", () => {
  it("makes the key stream of RFC 8439 for the zero key, block after block", () => {
    const next = chacha20(new Uint32Array(8));
    const words = Array.from({ length: 17 }, next);
    expect(words.slice(0, 4)).toEqual([0xade0b876, 0x903df1a0, 0xe56a5d40, 0x28bd8653]);
    expect(words[16]).toBe(0xbee7079f);
  });
});
