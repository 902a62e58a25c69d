import { describe, expect, it } from "vitest";
import { readMeshMetadata } from "./mesh-metadata.ts";

const NAME = [0x12, 1, 0x6d]; // "m"
const FACE = [0x18, 2];
const CONFIG = [0x2a, 2, 0x7b, 0x7d]; // "{}"
const SHAPE = [0x32, 4, 1, 0xac, 2, 3]; // 1, 300, 3
const SHAPE_ONE_BY_ONE = [0x30, 1, 0x30, 0xac, 2, 0x30, 3];

function read(...fields: readonly number[][]) {
  return readMeshMetadata(Uint8Array.from(fields.flat()));
}

describe("readMeshMetadata", () => {
  it.each([[SHAPE], [SHAPE_ONE_BY_ONE]])("reads what a part of a mesh is", (shape) => {
    expect(read(NAME, FACE, CONFIG, shape, [0x38, 6])).toEqual({
      meshName: "m",
      contentType: 2,
      components: 6,
      config: "{}",
      shape: [1, 300, 3],
    });
  });

  it("takes all three parts for granted when the writer does not name them", () => {
    expect(read(NAME)).toMatchObject({ components: 14, contentType: 0, shape: [] });
  });

  it("is undefined for bytes that are no message, and for another version", () => {
    expect(read(NAME, [255])).toBeUndefined();
    expect(read([0x08, 1], NAME)).toBeUndefined();
    expect(read([0x08, 0], NAME)).toBeDefined();
  });
});
