import { boundsOf, isVertex, type Bounds } from "./bounds.ts";
import { smoothNormals } from "./normals.ts";
import type { Triples } from "./triples.ts";

/** A mesh as it is drawn, in measures of its own: its centre is the origin, its radius 1. */
export interface MeshGeometry {
  /** x, y, z of each vertex as it was logged. */
  readonly logged: ArrayLike<number>;
  /** The same as they are drawn; NaN where a vertex has no place. */
  readonly positions: Float32Array;
  /** Of length 1, or 0 where a vertex is part of no triangle. */
  readonly normals: Float32Array;
  /** Red, green, blue, 255 of each vertex; undefined: the mesh has no colours. */
  readonly colors: Uint8Array | undefined;
  /** Three vertices each; only triangles that can be drawn. */
  readonly triangles: Uint32Array;
  /** All vertices that have a place; every beginning of the list is spread over the mesh. */
  readonly points: Uint32Array;
  /** Of the mesh as it was logged. */
  readonly bounds: Bounds;
  readonly vertexCount: number;
  readonly faceCount: number;
}

interface MeshParts {
  readonly vertices: TriplesRead;
  readonly faces: TriplesRead | undefined;
  readonly colors: TriplesRead | undefined;
}

type TriplesRead = Extract<Triples, { kind: "triples" }>;

export function geometryOf({ vertices, faces, colors }: MeshParts): MeshGeometry {
  const bounds = boundsOf(vertices.values);
  const positions = measured(vertices.values, bounds);
  const vertexCount = vertices.values.length / 3;
  const triangles = faces === undefined ? new Uint32Array() : drawable(faces.values, positions);
  return {
    logged: vertices.values,
    positions,
    normals: triangles.length === 0 ? new Float32Array() : smoothNormals(positions, triangles),
    colors: colors && bytesOf(colors),
    triangles,
    points: spreadPoints(positions),
    bounds,
    vertexCount,
    faceCount: faces === undefined ? 0 : faces.values.length / 3,
  };
}

/** In float64 until the end: places far from the origin keep their detail. */
function measured(values: ArrayLike<number>, { center, radius }: Bounds): Float32Array {
  const positions = new Float32Array(values.length);
  const [x, y, z] = center;
  for (let i = 0; i + 2 < values.length; i += 3) {
    const isPlace = isVertex(values, i);
    positions[i] = isPlace ? ((values[i] ?? 0) - x) / radius : NaN;
    positions[i + 1] = isPlace ? ((values[i + 1] ?? 0) - y) / radius : NaN;
    positions[i + 2] = isPlace ? ((values[i + 2] ?? 0) - z) / radius : NaN;
  }
  return positions;
}

/** The triangles whose three corners all have a place. */
function drawable(faces: ArrayLike<number>, positions: Float32Array): Uint32Array {
  const triangles = new Uint32Array(faces.length);
  // What is not in the list compares as NaN does: false.
  const isThere = (vertex: number): boolean =>
    Math.abs(positions[3 * Math.trunc(vertex)] ?? NaN) >= 0;
  let length = 0;
  for (let i = 0; i + 2 < faces.length; i += 3) {
    const [a, b, c] = [faces[i] ?? NaN, faces[i + 1] ?? NaN, faces[i + 2] ?? NaN];
    if (!isThere(a) || !isThere(b) || !isThere(c)) continue;
    triangles[length] = a;
    triangles[length + 1] = b;
    triangles[length + 2] = c;
    length += 3;
  }
  return triangles.slice(0, length);
}

/** As TensorBoard reads them: fractions are cut off; what no byte can hold is the nearest that it can. */
function bytesOf({ values, width }: TriplesRead): Uint8Array {
  const count = values.length / width;
  const bytes = new Uint8ClampedArray(4 * count);
  for (let i = 0; i < count; i++) {
    bytes[4 * i] = Math.trunc(values[width * i] ?? 0);
    bytes[4 * i + 1] = Math.trunc(values[width * i + 1] ?? 0);
    bytes[4 * i + 2] = Math.trunc(values[width * i + 2] ?? 0);
    bytes[4 * i + 3] = 255;
  }
  return new Uint8Array(bytes.buffer);
}

/** Nearly the golden section of 2^32: its multiples fall evenly, however many there are. */
const STRIDE_SHARE = 0.6180339887498949;

/** The vertices in steps that are coprime to their number, so that each comes once. */
function spreadPoints(positions: Float32Array): Uint32Array {
  const count = positions.length / 3;
  const stride = coprimeNear(Math.floor(count * STRIDE_SHARE), count);
  const points = new Uint32Array(count);
  let length = 0;
  for (let i = 0, vertex = 0; i < count; i++, vertex = (vertex + stride) % count) {
    if (Number.isNaN(positions[3 * vertex])) continue;
    points[length++] = vertex;
  }
  return points.slice(0, length);
}

function coprimeNear(wanted: number, count: number): number {
  let stride = Math.max(wanted, 1);
  while (commonDivisor(stride, count) > 1) stride++;
  return stride;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
