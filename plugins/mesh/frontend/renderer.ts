import { uploadMesh, type GpuMesh } from "./gpu-mesh.ts";
import type { MeshGeometry } from "./mesh-geometry.ts";
import type { Lens } from "./orbit.ts";
import type { Rgb } from "./scene-config.ts";
import type { Scene } from "./scene.ts";
import { FRAGMENT_SHADER, LOOKS, VERTEX_SHADER } from "./shaders.ts";

/** Draws meshes of all cards: a browser gives a page few contexts, and takes the oldest back. */
export interface Renderer {
  /** Whether the processor does the work of a graphics card. */
  readonly isSoftware: boolean;
  /** Draws over what a canvas holds, as large as it is. */
  draw(scene: Scene, target: CanvasRenderingContext2D): void;
  /** Gives the memory of a mesh back, until it is drawn again. */
  release(geometry: MeshGeometry): void;
  /** Calls back when everything must be drawn again: the browser took the context and gave it back. */
  onRestored(listener: () => void): () => void;
}

/** Device pixels. */
const LEAST_POINT = 1;
const LARGEST_POINT = 64;

/** Undefined where the browser has no WebGL 2. */
export function createRenderer(): Renderer | undefined {
  const plain = createContext(false);
  if (plain === undefined) return undefined;
  // Smooth edges cost a processor four times the work.
  const gl = isSoftware(plain) ? plain : (createContext(true) ?? plain);
  if (gl !== plain) plain.getExtension("WEBGL_lose_context")?.loseContext();
  const { canvas } = gl;
  const meshes = new Map<MeshGeometry, GpuMesh>();
  const listeners = new Set<() => void>();
  let program = createProgram(gl);
  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    meshes.clear();
  });
  canvas.addEventListener("webglcontextrestored", () => {
    program = createProgram(gl);
    for (const listener of listeners) listener();
  });
  return {
    isSoftware: isSoftware(gl),
    draw(scene, target) {
      const { width, height } = target.canvas;
      if (gl.isContextLost() || width === 0 || height === 0) return;
      fit(width, height);
      gl.viewport(0, 0, width, height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      drawMesh(meshOf(scene.geometry), scene);
      const top = canvas.height - height;
      target.drawImage(canvas, 0, top, width, height, 0, 0, width, height);
    },
    release(geometry) {
      meshes.get(geometry)?.free();
      meshes.delete(geometry);
    },
    onRestored(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  /** Grows only: cards of several sizes share the canvas. */
  function fit(width: number, height: number): void {
    if (canvas.width < width) canvas.width = width;
    if (canvas.height < height) canvas.height = height;
  }

  function meshOf(geometry: MeshGeometry): GpuMesh {
    const mesh = meshes.get(geometry) ?? uploadMesh(gl, geometry);
    meshes.set(geometry, mesh);
    return mesh;
  }

  function drawMesh(mesh: GpuMesh, scene: Scene): void {
    const { geometry, style, budget } = scene;
    const { set } = program;
    gl.useProgram(program.handle);
    gl.enable(gl.DEPTH_TEST);
    setLens(scene);
    setLight(scene);
    const tint = scene.tint ?? (mesh.hasColors ? NO_TINT : WHITE);
    const triangleCount = geometry.triangles.length / 3;
    // A surface with holes would look like another mesh; its vertices do not.
    if (style === "points" || triangleCount === 0 || triangleCount > budget) {
      set.vector("tint", tint);
      set.integer("look", LOOKS.points);
      mesh.draw("points", budget);
      return;
    }
    cull(scene.sides);
    if (style !== "edges") {
      set.vector("tint", tint);
      set.integer("look", LOOKS.triangles);
      // Behind its edges.
      gl.enable(gl.POLYGON_OFFSET_FILL);
      gl.polygonOffset(1, 1);
      mesh.draw("triangles");
      gl.disable(gl.POLYGON_OFFSET_FILL);
    }
    if (style !== "surface") {
      set.vector("tint", style === "edges" ? tint : scene.edgeColor);
      set.integer("look", LOOKS.lines);
      mesh.draw("edges");
    }
  }

  function cull(sides: Scene["sides"]): void {
    if (sides === "both") gl.disable(gl.CULL_FACE);
    else gl.enable(gl.CULL_FACE);
    gl.cullFace(sides === "back" ? gl.FRONT : gl.BACK);
  }

  function setLens({ lens, placement, pointSize }: Scene): void {
    const { set } = program;
    const { scale, offset } = placement;
    set.number("scale", scale);
    set.vector("offset", offset);
    for (const axis of ["eye", "right", "up", "back"] as const) set.vector(axis, lens[axis]);
    const { factor, shift } = depthOf(lens, scale + Math.hypot(...offset));
    gl.uniform4f(program.place("projection"), lens.scaleX, lens.scaleY, factor, shift);
    set.integer("perspective", lens.perspective ? 1 : 0);
    set.number("pointSize", pointSize * (lens.perspective ? lens.reach : 1));
    gl.uniform2f(program.place("pointSizes"), LEAST_POINT, LARGEST_POINT);
  }

  function setLight({ flat, lighting }: Scene): void {
    const { set } = program;
    const { ambient, lights } = lighting;
    set.integer("flatShading", flat ? 1 : 0);
    set.vector("ambient", ambient);
    set.integer("lightCount", lights.length);
    if (lights.length === 0) return;
    const places = lights.flatMap(({ from, isPlace }) => [...from, isPlace ? 1 : 0]);
    gl.uniform4fv(program.place("lights"), places);
    const colors = lights.flatMap(({ color }) => [...color]);
    gl.uniform3fv(program.place("lightColors"), colors);
  }
}

const NO_TINT: Rgb = [-1, -1, -1];
const WHITE: Rgb = [1, 1, 1];

/**
 * Turns depth before the eye into −1 to 1, for everything within `radius` around the origin:
 * as near and as far as needed, since a range too wide lets surfaces flicker through each other.
 */
function depthOf(lens: Lens, radius: number): { factor: number; shift: number } {
  const away = Math.hypot(...lens.eye);
  const far = away + radius;
  const near = lens.perspective ? Math.max(away - radius, far / 5000) : away - radius;
  return lens.perspective
    ? { factor: (far + near) / (near - far), shift: (2 * far * near) / (near - far) }
    : { factor: 2 / (near - far), shift: (far + near) / (near - far) };
}

function createContext(antialias: boolean): WebGL2RenderingContext | undefined {
  return document.createElement("canvas").getContext("webgl2", { antialias }) ?? undefined;
}

function createProgram(gl: WebGL2RenderingContext) {
  const handle = gl.createProgram();
  gl.attachShader(handle, compiled(gl, gl.VERTEX_SHADER, VERTEX_SHADER));
  gl.attachShader(handle, compiled(gl, gl.FRAGMENT_SHADER, FRAGMENT_SHADER));
  gl.linkProgram(handle);
  const places = new Map<string, WebGLUniformLocation | null>();
  const place = (name: string): WebGLUniformLocation | null => {
    const known = places.get(name);
    if (known !== undefined) return known;
    const found = gl.getUniformLocation(handle, name);
    places.set(name, found);
    return found;
  };
  const set = {
    number: (name: string, value: number) => gl.uniform1f(place(name), value),
    integer: (name: string, value: number) => gl.uniform1i(place(name), value),
    vector: (name: string, value: Rgb) => gl.uniform3f(place(name), ...value),
  };
  return { handle, place, set };
}

function compiled(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (shader === null) throw new TypeError("The browser makes no shader.");
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}

function isSoftware(gl: WebGL2RenderingContext): boolean {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
