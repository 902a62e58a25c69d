import { checkCount, checkTag, show, type Numbers } from "./check.ts";
import { encodeValue, type TagOptions } from "./summary-value.ts";
import { tensorFields, type Dtype } from "./tensor.ts";
import { encodeMessage, optional, packedField, textField, varintField } from "./wire.ts";

/** A mesh, or a point cloud when it has no faces; several of one size when `count` says so. */
export interface Mesh {
  /** x, y and z of each vertex: [count, vertices, 3]. Kept as float32. */
  readonly vertices: Numbers;
  /** Three indices of vertices per triangle: [count, faces, 3]. Kept as int32. */
  readonly faces?: Numbers;
  /** Red, green and blue of each vertex, 0 to 255: [count, vertices, 3]. Kept as uint8. */
  readonly colors?: Numbers;
  /** How many meshes stand one behind the other in each list; default 1. */
  readonly count?: number;
  /**
   * Camera, lights and material, by names of three.js:
   * `{ camera: { cls: "PerspectiveCamera", fov: 75 } }`. An object, or its JSON text.
   */
  readonly config?: Readonly<Record<string, unknown>> | string;
}

interface Part {
  readonly name: "VERTEX" | "FACE" | "COLOR";
  /** Number of `ContentType` in tensorboard/plugins/mesh/plugin_data.proto. */
  readonly contentType: number;
  readonly dtype: Dtype;
  readonly values: Numbers;
}

/**
 * A mesh as TensorBoard's `mesh` writes it: one value for vertices, faces and
 * colours each, with tags `<tag>_VERTEX`, `<tag>_FACE` and `<tag>_COLOR`. All of
 * them belong into one event.
 *
 * Throws a TypeError for lists that are no triples, for colours that do not match
 * the vertices, and for faces that name a vertex that is not there.
 */
export function meshValues(
  tag: string,
  mesh: Mesh,
  options?: TagOptions,
): readonly Uint8Array<ArrayBuffer>[] {
  checkTag(tag);
  const what = `mesh ${show(tag)}`;
  const { count = 1, config = {} } = mesh;
  checkCount(`${what}: count`, count, 1);
  const parts = partsOf(mesh);
  checkMesh(what, mesh, count);
  const json = typeof config === "string" ? config : JSON.stringify(config);
  const components = parts.reduce((mask, { contentType }) => mask | (1 << contentType), 0);
  return parts.map(({ name, contentType, dtype, values }) => {
    const shape = [count, values.length / count / 3, 3];
    const content = encodeMessage([
      textField(2, tag),
      varintField(3, contentType),
      optional(textField, 5, json),
      packedField(6, shape),
      varintField(7, components),
    ]);
    const tensor = tensorFields(`${what}, ${name}`, { shape, values, dtype });
    return encodeValue(`${tag}_${name}`, tensor, { pluginName: "mesh", content }, options);
  });
}

function partsOf({ vertices, faces, colors }: Mesh): readonly Part[] {
  const parts: Part[] = [{ name: "VERTEX", contentType: 1, dtype: "float32", values: vertices }];
  if (faces !== undefined) {
    parts.push({ name: "FACE", contentType: 2, dtype: "int32", values: faces });
  }
  if (colors !== undefined) {
    parts.push({ name: "COLOR", contentType: 3, dtype: "uint8", values: colors });
  }
  return parts;
}

function checkMesh(what: string, { vertices, faces, colors }: Mesh, count: number): void {
  const triples = (name: string, values: Numbers) => {
    const perMesh = values.length / count / 3;
    if (Number.isInteger(perMesh)) return perMesh;
    const meshes = count === 1 ? "triples" : `triples of ${count} meshes`;
    throw new TypeError(`${what}: ${values.length} numbers of ${name} are no ${meshes}`);
  };
  const vertexCount = triples("vertices", vertices);
  if (colors !== undefined && triples("colors", colors) !== vertexCount) {
    const each = `${vertices.length} numbers of vertices`;
    throw new TypeError(`${what}: ${colors.length} numbers of colors do not match ${each}`);
  }
  if (faces === undefined) return;
  triples("faces", faces);
  const missing = Array.from(faces).find((index) => !(index >= 0 && index < vertexCount));
  if (missing !== undefined) {
    throw new TypeError(`${what}: a face names vertex ${missing} of ${vertexCount}`);
  }
}
