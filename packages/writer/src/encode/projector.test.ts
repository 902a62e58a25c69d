import { describe, expect, it } from "vitest";
import { encodeSprite, encodeVectors, projectorConfig, projectorMetadata } from "./index.ts";
import { decodePng } from "./test-support/decode-png.ts";

describe("the configuration of the projector", () => {
  it("is protobuf text", () => {
    const config = projectorConfig([
      {
        name: 'words "en"',
        tensorPath: "vectors.bytes",
        shape: [100, 8],
        metadataPath: "labels.tsv",
        bookmarksPath: "views.json",
        sprite: { path: "sprite.png", size: [28, 32] },
      },
      { name: "b", tensorPath: "b.tsv" },
    ]);
    expect(config.split("\n")).toEqual([
      "embeddings {",
      '  tensor_name: "words \\"en\\""',
      '  metadata_path: "labels.tsv"',
      '  bookmarks_path: "views.json"',
      "  tensor_shape: 100",
      "  tensor_shape: 8",
      "  sprite {",
      '    image_path: "sprite.png"',
      "    single_image_dim: 28",
      "    single_image_dim: 32",
      "  }",
      '  tensor_path: "vectors.bytes"',
      "}",
      "embeddings {",
      '  tensor_name: "b"',
      '  tensor_path: "b.tsv"',
      "}",
      "",
    ]);
  });
});

describe("vectors", () => {
  it("are float32, row by row", () => {
    const { extension, bytes } = encodeVectors([1, -0.5, 2, 3], [2, 2]);
    expect(extension).toBe("bytes");
    expect([...new Float32Array(bytes.slice().buffer)]).toEqual([1, -0.5, 2, 3]);
  });

  it.each([
    ["when asked for", [1, -0.5, 2, 3], "1\t-0.5\n2\t3\n"],
    ["when their bytes would read as text", [0, 0, 0, 0], "0\t0\n0\t0\n"],
  ])("are lines of text %s", (_, values, text) => {
    const format = values[0] === 0 ? "bytes" : "tsv";
    const file = encodeVectors(values, [2, 2], format);
    expect([file.extension, new TextDecoder().decode(file.bytes)]).toEqual(["tsv", text]);
  });

  it("must fill their shape", () => {
    expect(() => encodeVectors([1, 2, 3], [2, 2])).toThrow(
      new TypeError("vectors: points of shape [2, 2] are 4 values, not 3"),
    );
  });
});

describe("labels", () => {
  it("have a header only with several columns", () => {
    expect(projectorMetadata(["word"], [["a"], ["b"]])).toBe("a\nb\n");
    expect(
      projectorMetadata(
        ["word", "n"],
        [
          ["a", 1],
          ["b\tc\n", true],
        ],
      ),
    ).toBe(
      // prettier-ignore
      "word\tn\na\t1\nb c \ttrue\n",
    );
  });

  it.each<[string, string[], string[][]]>([
    ['metadata: line 1 is blank: [""]', ["word"], [["a"], [""]]],
    ["metadata: cells of line 1 are 2 values, not 1", ["word", "n"], [["a"]]],
  ])("are refused: %s", (message, columns, rows) => {
    expect(() => projectorMetadata(columns, rows)).toThrow(new TypeError(message));
  });
});

describe("a sprite", () => {
  it("has its thumbnails in a square grid, row by row", () => {
    // Three thumbnails of 2×1 pixels.
    const png = encodeSprite({
      width: 2,
      height: 1,
      channels: 1,
      data: Uint8Array.of(1, 2, 3, 4, 5, 6),
    });
    const { width, height, data } = decodePng(png);
    expect([width, height]).toEqual([4, 2]);
    expect([...data]).toEqual([1, 2, 3, 4, 5, 6, 0, 0]);
  });

  it.each([
    [
      "sprite: thumbnails must be an integer of at least 1, not 1.5",
      { width: 2, height: 1, data: new Uint8Array(9) },
    ],
    [
      "sprite: 2 thumbnails of 5000×1 pixels exceed 8192 pixels a side",
      { width: 5000, height: 1, channels: 1, data: new Uint8Array(10000) },
    ],
  ] as const)("is refused: %s", (message, thumbnails) => {
    expect(() => encodeSprite(thumbnails)).toThrow(new TypeError(message));
  });
});
