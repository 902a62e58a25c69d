import type { Bounds } from "./bounds.ts";
import type { Lens } from "./orbit.ts";
import type { Light } from "./scene-config.ts";
import type { Lighting } from "./scene.ts";
import { add, ORIGIN, scaled, subtract, unit, type Vector } from "./vector.ts";

const SOFT: Vector = [0.45, 0.45, 0.45];
const STRONG: Vector = [0.6, 0.6, 0.6];

/**
 * The light of a scene. Where the writer set no lights, one shines over the left shoulder of
 * who looks, wherever that is, so that no side of a mesh is dark.
 */
export function lightingOf(
  lights: readonly Light[] | undefined,
  { center, radius }: Bounds,
  { right, up, back }: Lens,
): Lighting {
  if (lights === undefined) {
    const from = unit(add(add(scaled(right, -0.5), scaled(up, 0.6)), back));
    return { ambient: SOFT, lights: [{ from, isPlace: false, color: STRONG }] };
  }
  return {
    ambient: lights
      .filter(({ kind }) => kind === "ambient")
      .reduce((sum, { color }) => add(sum, color), ORIGIN),
    lights: lights
      .filter(({ kind }) => kind !== "ambient")
      .map(({ kind, position, color }) => ({
        from: kind === "point" ? scaled(subtract(position, center), 1 / radius) : unit(position),
        isPlace: kind === "point",
        color,
      })),
  };
}
