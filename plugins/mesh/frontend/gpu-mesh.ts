import { edgesOf } from "./edges.ts";
import type { MeshGeometry } from "./mesh-geometry.ts";

/** A mesh in the memory of the graphics card. */
export interface GpuMesh {
  readonly hasColors: boolean;
  draw(what: "triangles" | "edges" | "points", count?: number): void;
  free(): void;
}

/** Attributes as the vertex shader numbers them. */
const POSITION = 0;
const NORMAL = 1;
const COLOR = 2;

export function uploadMesh(gl: WebGL2RenderingContext, geometry: MeshGeometry): GpuMesh {
  const buffers: WebGLBuffer[] = [];
  const vertexArray = gl.createVertexArray();
  gl.bindVertexArray(vertexArray);
  attribute(POSITION, geometry.positions, 3, gl.FLOAT);
  if (geometry.normals.length > 0) attribute(NORMAL, geometry.normals, 3, gl.FLOAT);
  if (geometry.colors !== undefined) attribute(COLOR, geometry.colors, 4, gl.UNSIGNED_BYTE);

  const lists = new Map<string, { readonly buffer: WebGLBuffer; readonly length: number }>();
  const indices = {
    triangles: () => geometry.triangles,
    edges: () => edgesOf(geometry.triangles, geometry.vertexCount),
    points: () => geometry.points,
  };
  const modes = { triangles: gl.TRIANGLES, edges: gl.LINES, points: gl.POINTS };
  return {
    hasColors: geometry.colors !== undefined,
    draw(what, count = Infinity) {
      gl.bindVertexArray(vertexArray);
      const list = lists.get(what) ?? uploadList(indices[what]());
      lists.set(what, list);
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, list.buffer);
      gl.drawElements(modes[what], Math.min(count, list.length), gl.UNSIGNED_INT, 0);
    },
    free() {
      for (const buffer of buffers) gl.deleteBuffer(buffer);
      gl.deleteVertexArray(vertexArray);
    },
  };

  function attribute(
    place: number,
    values: Float32Array | Uint8Array,
    width: number,
    type: number,
  ): void {
    gl.bindBuffer(gl.ARRAY_BUFFER, created());
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, width, type, type === gl.UNSIGNED_BYTE, 0, 0);
  }

  function uploadList(list: Uint32Array) {
    const buffer = created();
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, list, gl.STATIC_DRAW);
    return { buffer, length: list.length };
  }

  function created(): WebGLBuffer {
    const buffer = gl.createBuffer();
    buffers.push(buffer);
    return buffer;
  }
}
