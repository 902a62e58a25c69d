import { VARINT, WireReader } from "./wire.ts";

/** Parts of a mesh as TensorBoard numbers them. */
export const MESH_PARTS = { VERTEX: 1, FACE: 2, COLOR: 3 } as const;

export type MeshPart = keyof typeof MESH_PARTS;

/** Old writers do not say which parts there are: all three. */
const ALL_COMPONENTS = (1 << 1) | (1 << 2) | (1 << 3);

/** What the metadata of one series say: a mesh is logged as a series for each of its parts. */
export interface MeshMetadata {
  /** Of the mesh; the tag that people see. */
  readonly meshName: string;
  /** As in `MESH_PARTS`; 0 when the writer did not say. */
  readonly contentType: number;
  /** Which parts there are: the sum of 1 << content type. */
  readonly components: number;
  /** Settings of the scene, JSON text. */
  readonly config: string;
  /** Samples, points, coordinates. */
  readonly shape: readonly number[];
}

/**
 * Reads MeshPluginData; undefined when the bytes are none, or of another version.
 * Source: tensorboard/plugins/mesh/plugin_data.proto.
 */
export function readMeshMetadata(bytes: Uint8Array): MeshMetadata | undefined {
  let version = 0;
  let meshName = "";
  let contentType = 0;
  let components = 0;
  let config = "";
  const shape: number[] = [];
  const fields = new WireReader(bytes);
  while (fields.next()) {
    switch (fields.key) {
      case 0x08:
        version = fields.int32();
        break;
      case 0x12:
        meshName = fields.text();
        break;
      case 0x18:
        contentType = fields.int32();
        break;
      case 0x2a:
        config = fields.text();
        break;
      case 0x30:
        shape.push(fields.int32());
        break;
      case 0x32:
        pushPacked(shape, fields.bytes());
        break;
      case 0x38:
        components = fields.uint32();
        break;
    }
  }
  if (fields.malformed || version !== 0) return undefined;
  return {
    meshName,
    contentType,
    components: components === 0 ? ALL_COMPONENTS : components,
    config,
    shape,
  };
}

function pushPacked(target: number[], bytes: Uint8Array): void {
  const items = new WireReader(bytes);
  while (items.nextItem(VARINT)) target.push(items.int32());
}
