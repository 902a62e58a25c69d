import { describe, expect, it } from "vitest";
import { meshValues, type Mesh } from "./index.ts";
import { readBack } from "./test-support/read-back.ts";

const TRIANGLE = { vertices: [0, 0, 0, 1, 0, 0, 0, 1, 0] };

describe("a mesh", () => {
  it("is a value for each of its parts", () => {
    const parts = readBack(
      ...meshValues("m", { ...TRIANGLE, faces: [0, 1, 2], colors: new Uint8Array(9).fill(7) }),
    );
    expect(parts.map(({ tag, tensor }) => [tag, tensor])).toMatchObject([
      ["m_VERTEX", { dtype: "float32", shape: [1, 3, 3] }],
      ["m_FACE", { dtype: "int32", shape: [1, 1, 3] }],
      ["m_COLOR", { dtype: "uint8", shape: [1, 3, 3] }],
    ]);
  });

  it("says which parts there are", () => {
    expect(componentsOf(TRIANGLE)).toEqual([2]);
    expect(componentsOf({ ...TRIANGLE, faces: [0, 1, 2] })).toEqual([6, 6]);
    expect(componentsOf({ ...TRIANGLE, colors: new Uint8Array(9) })).toEqual([10, 10]);
  });

  it("may be several of one size", () => {
    const [cloud] = readBack(
      ...meshValues("m", { vertices: new Float32Array(2 * 4 * 3), count: 2 }),
    );
    expect(cloud?.tensor).toMatchObject({ shape: [2, 4, 3] });
  });

  it("has a configuration, {} by default", () => {
    expect(configOf(TRIANGLE)).toContain("{}");
    expect(configOf({ ...TRIANGLE, config: { camera: { fov: 75 } } })).toContain(
      '{"camera":{"fov":75}}',
    );
  });

  it.each<[string, Mesh]>([
    ['mesh "m": 4 numbers of vertices are no triples', { vertices: [1, 2, 3, 4] }],
    ['mesh "m": 9 numbers of vertices are no triples of 2 meshes', { ...TRIANGLE, count: 2 }],
    [
      'mesh "m": 3 numbers of colors do not match 9 numbers of vertices',
      { ...TRIANGLE, colors: [1, 2, 3] },
    ],
    ['mesh "m": a face names vertex 3 of 3', { ...TRIANGLE, faces: [0, 1, 3] }],
    [
      'mesh "m", COLOR: value 256 at index 8 is no uint8',
      { ...TRIANGLE, colors: [0, 0, 0, 0, 0, 0, 0, 0, 256] },
    ],
    ['mesh "m": count must be an integer of at least 1, not 0', { vertices: [], count: 0 }],
  ])("is refused: %s", (message, mesh) => {
    expect(() => meshValues("m", mesh)).toThrow(new TypeError(message));
  });
});

function contentsOf(mesh: Mesh): readonly Uint8Array[] {
  return readBack(...meshValues("m", mesh)).map(({ metadata }) => metadata.pluginContent);
}

/** The last field of each part's message: a bit for each part that there is. */
function componentsOf(mesh: Mesh): readonly (number | undefined)[] {
  return contentsOf(mesh).map((content) => content.at(-1));
}

/** With all that stands around it in the message. */
function configOf(mesh: Mesh): string {
  return Buffer.from(contentsOf(mesh)[0] ?? []).toString();
}
