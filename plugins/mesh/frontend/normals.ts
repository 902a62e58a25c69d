/**
 * A normal for each vertex: the mean of those of its triangles, the larger ones weighing more.
 * 0, 0, 0 for a vertex of no triangle, and where those of its triangles cancel out.
 *
 * @param triangles vertices that are there, three each.
 */
export function smoothNormals(positions: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  for (let i = 0; i + 2 < triangles.length; i += 3) {
    const a = 3 * (triangles[i] ?? 0);
    const b = 3 * (triangles[i + 1] ?? 0);
    const c = 3 * (triangles[i + 2] ?? 0);
    const ux = at(positions, b) - at(positions, a);
    const uy = at(positions, b + 1) - at(positions, a + 1);
    const uz = at(positions, b + 2) - at(positions, a + 2);
    const vx = at(positions, c) - at(positions, a);
    const vy = at(positions, c + 1) - at(positions, a + 1);
    const vz = at(positions, c + 2) - at(positions, a + 2);
    addNormal(normals, [a, b, c], uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
  }
  for (let i = 0; i < normals.length; i += 3) {
    const [x, y, z] = [at(normals, i), at(normals, i + 1), at(normals, i + 2)];
    const length = Math.sqrt(x * x + y * y + z * z);
    if (length === 0) continue;
    normals[i] = x / length;
    normals[i + 1] = y / length;
    normals[i + 2] = z / length;
  }
  return normals;
}

function addNormal(
  normals: Float32Array,
  corners: readonly number[],
  x: number,
  y: number,
  z: number,
): void {
  for (const corner of corners) {
    normals[corner] = at(normals, corner) + x;
    normals[corner + 1] = at(normals, corner + 1) + y;
    normals[corner + 2] = at(normals, corner + 2) + z;
  }
}

function at(values: Float32Array, index: number): number {
  return values[index] ?? 0;
}
