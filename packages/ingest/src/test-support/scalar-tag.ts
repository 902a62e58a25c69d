import type { ScannedTag } from "@runlens/format";

/** A tag of scalars as a scanner finds it. */
export function scalarTag(name: string, rest: Partial<ScannedTag> = {}): ScannedTag {
  return {
    name,
    pluginName: "scalars",
    pluginContent: new Uint8Array(),
    dataClass: "scalar",
    displayName: name,
    description: "",
    ...rest,
  };
}
