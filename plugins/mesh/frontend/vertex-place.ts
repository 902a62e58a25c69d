import type { MeshGeometry } from "./mesh-geometry.ts";
import type { Scene } from "./scene.ts";
import { add, scaled, type Vector } from "./vector.ts";

/** Where a vertex stands in the measures of the lens. */
export function vertexPlace(
  { positions }: MeshGeometry,
  vertex: number,
  { scale, offset }: Scene["placement"],
): Vector {
  const [x = NaN, y = NaN, z = NaN] = positions.subarray(3 * vertex, 3 * vertex + 3);
  return add(scaled([x, y, z], scale), offset);
}
