import type { Lens } from "./orbit.ts";
import type { Scene } from "./scene.ts";

/**
 * The vertex under the pointer: of those that are near it in the picture, the one nearest to
 * the eye.
 *
 * @param x −1 to 1, from left to right; `y` from bottom to top.
 * @param reach how near, in half pictures upright.
 */
export function pickVertex(
  positions: Float32Array,
  lens: Lens,
  { scale, offset }: Scene["placement"],
  { x, y, reach }: { readonly x: number; readonly y: number; readonly reach: number },
): number | undefined {
  const { eye, right, up, back, perspective, scaleX, scaleY } = lens;
  const aspect = scaleY / scaleX;
  let picked: number | undefined;
  let least = Infinity;
  for (let i = 0; i < positions.length; i += 3) {
    const dx = (positions[i] ?? NaN) * scale + offset[0] - eye[0];
    const dy = (positions[i + 1] ?? NaN) * scale + offset[1] - eye[1];
    const dz = (positions[i + 2] ?? NaN) * scale + offset[2] - eye[2];
    const depth = -(dx * back[0] + dy * back[1] + dz * back[2]);
    if (!(depth < least) || (perspective && depth <= 0)) continue;
    const shrink = perspective ? depth : 1;
    const seenX = ((dx * right[0] + dy * right[1] + dz * right[2]) * scaleX) / shrink;
    const seenY = ((dx * up[0] + dy * up[1] + dz * up[2]) * scaleY) / shrink;
    const [offX, offY] = [(seenX - x) * aspect, seenY - y];
    if (offX * offX + offY * offY > reach * reach) continue;
    least = depth;
    picked = i / 3;
  }
  return picked;
}
