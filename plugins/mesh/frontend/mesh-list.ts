import { MESH_PARTS, readMeshMetadata, type MeshPart } from "@runlens/format";
import type { ApiTag, ApiTags, SeriesInfo } from "@runlens/model";

/** The series that one mesh is logged as. */
export interface MeshSeries {
  /** Tags of the series by part; vertices may be missing, too. */
  readonly tags: Readonly<Partial<Record<MeshPart, string>>>;
  /** JSON text of the scene, "" for none. */
  readonly config: string;
}

/** A mesh that has vertices. */
export type DrawableSeries = MeshSeries & { readonly tags: { readonly VERTEX: string } };

export function hasVertices(series: MeshSeries): series is DrawableSeries {
  return series.tags.VERTEX !== undefined;
}

/** What is logged of meshes. */
export interface MeshList {
  /** One tag for each mesh, under its own name. */
  readonly tags: ApiTags;
  seriesOf(run: string, mesh: string): MeshSeries | undefined;
  /** Tags of series that say nothing we understand of the mesh they belong to. */
  readonly unknown: readonly string[];
}

const PARTS = Object.entries(MESH_PARTS) as readonly (readonly [MeshPart, number])[];

/** @param runs names, in the order of the page. */
export function meshList(series: readonly SeriesInfo[], runs: readonly string[]): MeshList {
  const meshes = new Map<string, Map<string, MeshSeries>>();
  const described = new Map<string, { displayName: string; description: string }>();
  const unknown = new Set<string>();
  for (const { run, tag, pluginContent, displayName, description } of series) {
    const metadata = readMeshMetadata(pluginContent);
    const part = PARTS.find(([, type]) => type === metadata?.contentType)?.[0];
    if (metadata === undefined || part === undefined) {
      unknown.add(tag);
      continue;
    }
    const { meshName, config } = metadata;
    const byRun = meshes.get(meshName) ?? new Map<string, MeshSeries>();
    meshes.set(meshName, byRun);
    const known = byRun.get(run);
    byRun.set(run, {
      tags: { ...known?.tags, [part]: tag },
      config: known === undefined || known.config === "" ? config : known.config,
    });
    if (!described.has(meshName)) described.set(meshName, { displayName, description });
  }
  const tags = Array.from(meshes, ([tag, byRun]): ApiTag => ({
    tag,
    pluginName: "mesh",
    ...(described.get(tag) ?? { displayName: "", description: "" }),
    runIndexes: runs.flatMap((run, index) => (byRun.has(run) ? [index] : [])),
  }));
  return {
    tags: { runs, tags },
    seriesOf: (run, mesh) => meshes.get(mesh)?.get(run),
    unknown: [...unknown],
  };
}
