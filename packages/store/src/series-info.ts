import type { ScannedTag } from "@runlens/format";
import type { SeriesInfo } from "@runlens/model";

/** What lists tell of a series that has values, as one literal: it takes less memory than one that is added to. */
export function seriesInfo(
  run: string,
  { name, pluginName, pluginContent, dataClass, displayName, description }: ScannedTag,
  pointCount: number,
  firstStep: number,
  lastStep: number,
  version: number,
): SeriesInfo {
  return {
    run,
    tag: name,
    pluginName,
    pluginContent,
    dataClass,
    displayName,
    description,
    pointCount,
    firstStep,
    lastStep,
    version,
  };
}
