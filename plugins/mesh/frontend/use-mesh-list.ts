import { useLoaded, type Loaded } from "@runlens/plugin-api/media";
import { useCallback, useMemo } from "react";
import type { MeshContext } from "./context.ts";
import { meshList, type MeshList } from "./mesh-list.ts";

/** The meshes that are logged, kept fresh. */
export function useMeshList({
  reader,
  tags,
}: Pick<MeshContext, "reader" | "tags">): Loaded<MeshList> {
  const load = useCallback(
    () => reader.series({ experiment: "", pluginName: "mesh" }),
    // oxlint-disable-next-line react/exhaustive-deps -- other tags mean other series
    [reader, tags],
  );
  const { value: series, ...rest } = useLoaded(load);
  const value = useMemo(() => series && meshList(series, tags.runs), [series, tags.runs]);
  return { value, ...rest };
}
