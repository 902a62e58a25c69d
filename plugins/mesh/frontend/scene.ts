import type { MeshGeometry } from "./mesh-geometry.ts";
import type { Lens } from "./orbit.ts";
import type { Rgb, SceneConfig } from "./scene-config.ts";
import type { Vector } from "./vector.ts";

export type MeshStyle = "surface" | "edges" | "both" | "points";

/** Everything that a picture of a mesh depends on, but for its size. */
export interface Scene {
  readonly geometry: MeshGeometry;
  readonly lens: Lens;
  /** Where the mesh stands and how large, in the measures of the lens. */
  readonly placement: { readonly scale: number; readonly offset: Vector };
  readonly style: MeshStyle;
  readonly flat: boolean;
  readonly sides: SceneConfig["sides"];
  /** Device pixels across, of points at the distance of the target. */
  readonly pointSize: number;
  /** In place of the colours of the vertices, or where there are none. */
  readonly tint: Rgb | undefined;
  readonly edgeColor: Rgb;
  readonly lighting: Lighting;
  /** Vertices and triangles that may be drawn at most. */
  readonly budget: number;
}

export interface Lighting {
  readonly ambient: Rgb;
  readonly lights: readonly {
    /** A direction, or with `isPlace` a place. */
    readonly from: Vector;
    readonly isPlace: boolean;
    readonly color: Rgb;
  }[];
}
