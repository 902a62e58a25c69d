import type { SeriesInfo } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { meshList } from "./mesh-list.ts";

function series(
  run: string,
  tag: string,
  name: string,
  contentType: number,
  config = "",
): SeriesInfo {
  return {
    run,
    tag,
    pluginName: "mesh",
    pluginContent: Uint8Array.of(0x12, ...utf8(name), 0x18, contentType, 0x2a, ...utf8(config)),
    dataClass: "tensor",
    displayName: "",
    description: `of ${tag}`,
    pointCount: 1,
  };
}

describe("meshList", () => {
  it("puts the parts of a mesh together, whatever their tags", () => {
    const list = meshList(
      [
        series("a", "ball_VERTEX", "ball", 1, "{}"),
        series("a", "ball_FACE", "ball", 2, "{}"),
        series("b", "ball_1", "ball", 1),
        series("b", "ball_3", "ball", 3),
        series("b", "cube_VERTEX", "cube", 1),
      ],
      ["b", "c", "a"],
    );
    expect(list.tags.tags.map(({ tag, runIndexes }) => [tag, runIndexes])).toEqual([
      ["ball", [0, 2]],
      ["cube", [0]],
    ]);
    expect(list.seriesOf("a", "ball")).toEqual({
      tags: { VERTEX: "ball_VERTEX", FACE: "ball_FACE" },
      config: "{}",
    });
    expect(list.seriesOf("b", "ball")?.tags).toEqual({ VERTEX: "ball_1", COLOR: "ball_3" });
    expect(list.seriesOf("a", "cube")).toBeUndefined();
    expect(list.unknown).toEqual([]);
  });

  it("names the series that it cannot place", () => {
    const list = meshList(
      [
        series("a", "no part", "m", 0),
        { ...series("a", "damaged", "m", 1), pluginContent: Uint8Array.of(255) },
      ],
      ["a"],
    );
    expect(list.unknown).toEqual(["no part", "damaged"]);
    expect(list.tags.tags).toEqual([]);
  });
});

/** Of at most 127 letters, after its length. */
function utf8(text: string): number[] {
  return [text.length, ...new TextEncoder().encode(text)];
}
