import zlib from "node:zlib";
import { describe, expect, it } from "vitest";
import { chooseCoding, compressed, type ContentCoding } from "./content-coding.ts";

const all: readonly ContentCoding[] = ["zstd", "br", "gzip"];

describe("chooseCoding", () => {
  it.each([
    [null, undefined],
    ["", undefined],
    ["gzip", "gzip"],
    ["x-gzip", "gzip"],
    ["GZIP", "gzip"],
    ["gzip, deflate, br, zstd", "zstd"],
    ["gzip, deflate, br", "br"],
    ["deflate", undefined],
    ["*", "zstd"],
    ["identity", undefined],
    ["gzip;q=0.5", "gzip"],
    ["gzip;q=1.0, br;q=0.9", "gzip"],
    ["gzip; q=0.2 , br ; q=0.2", "br"],
    ["gzip;q=0", undefined],
    ["*, zstd;q=0", "br"],
    ["*;q=0, gzip;q=0.1", "gzip"],
    ["identity;q=1, gzip;q=0.5", undefined],
    ["identity;q=0.5, gzip", "gzip"],
    ["gzip;q=2", undefined],
    ["gzip;q=many", undefined],
    [",;,", undefined],
  ])("%j → %s", (acceptEncoding, coding) => {
    expect(chooseCoding(acceptEncoding, all)).toBe(coding);
  });

  it("chooses only what is available", () => {
    expect(chooseCoding("zstd, br, gzip", ["br"])).toBe("br");
    expect(chooseCoding("zstd, gzip", ["br"])).toBeUndefined();
  });
});

describe("compressed", () => {
  const text = new TextEncoder().encode("loss ".repeat(1000));

  it.each([
    ["br", zlib.brotliDecompressSync],
    ["gzip", zlib.gunzipSync],
  ] as const)("writes %s that Node reads back", async (coding, decompress) => {
    const bytes = await compressed(coding, text);
    expect(bytes.length).toBeLessThan(100);
    expect(new Uint8Array(decompress(bytes))).toEqual(text);
  });

  it.skipIf(!zlib.zstdCompress)("writes zstd that Node reads back", async () => {
    const bytes = await compressed("zstd", text);
    expect(new Uint8Array(zlib.zstdDecompressSync(bytes))).toEqual(text);
  });
});
