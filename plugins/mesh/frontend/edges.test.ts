import { expect, it } from "vitest";
import { edgesOf } from "./edges.ts";

it("names each edge once", () => {
  const edges = edgesOf(Uint32Array.of(0, 1, 2, 2, 1, 3), 4);
  expect([...edges]).toEqual([0, 1, 1, 2, 2, 0, 1, 3, 3, 2]);
});
