/** Both ends of each edge of the triangles, an edge of two triangles once. */
export function edgesOf(triangles: Uint32Array, vertexCount: number): Uint32Array {
  const edges = new Uint32Array(2 * triangles.length);
  const seen = new Set<number>();
  let length = 0;
  for (let i = 0; i + 2 < triangles.length; i += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const a = triangles[i + corner] ?? 0;
      const b = triangles[i + ((corner + 1) % 3)] ?? 0;
      const key = Math.min(a, b) * vertexCount + Math.max(a, b);
      if (seen.has(key)) continue;
      seen.add(key);
      edges[length++] = a;
      edges[length++] = b;
    }
  }
  return edges.slice(0, length);
}
