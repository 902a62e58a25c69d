import { readMeshMetadata, type MeshMetadata } from "@runlens/format";
import type { SeriesInfo } from "@runlens/model";

/** One part of a mesh. */
export interface MeshSeries extends MeshMetadata {
  readonly run: string;
  /** Of the series. */
  readonly tag: string;
}

/** Undefined when the metadata are of another version, or none. */
export function readMeshSeries({ run, tag, pluginContent }: SeriesInfo): MeshSeries | undefined {
  const metadata = readMeshMetadata(pluginContent);
  return metadata && { run, tag, ...metadata };
}
