import type { SummaryValue } from "./event.ts";
import type { DataClass, ScannedTag } from "./scan-batch.ts";
import type { SummaryMetadata } from "./summary-metadata.ts";

/** Tag and plugin under which the graph of a run is listed; the event itself names neither. */
const RUN_GRAPH_TAG = "__run_graph__";

const NO_CONTENT = new Uint8Array();

/** Legacy kinds of value decide by themselves, whatever the metadata say. */
const LEGACY_KINDS: Readonly<Record<string, SeriesKind>> = {
  simple: kindOf("scalars", "scalar"),
  image: kindOf("images", "blobSequence", Uint8Array.of(0x10, 1)), // converted_to_tensor
  audio: kindOf("audio", "blobSequence", Uint8Array.of(0x10, 11, 0x18, 1)), // WAV, converted
  histogram: kindOf("histograms", "tensor"),
};

const PLUGIN_CLASSES: ReadonlyMap<string, DataClass> = new Map([
  ["scalars", "scalar"],
  ["histograms", "tensor"],
  ["text", "tensor"],
  ["hparams", "tensor"],
  ["pr_curves", "tensor"],
  ["mesh", "tensor"],
  ["custom_scalars", "tensor"],
  ["images", "blobSequence"],
  ["audio", "blobSequence"],
  ["graph_run_metadata", "blobSequence"],
  ["graph_run_metadata_graph", "blobSequence"],
  ["graph_keras_model", "blobSequence"],
]);

type SeriesKind = Pick<ScannedTag, "pluginName" | "pluginContent" | "dataClass">;

function kindOf(
  pluginName: string,
  dataClass: DataClass,
  pluginContent: Uint8Array = NO_CONTENT,
): SeriesKind {
  return { pluginName, pluginContent, dataClass };
}

/**
 * What the first value of a tag says of its series.
 *
 * In this order: the kind of a legacy value; `data_class` of the metadata; the
 * plugin's usual class; unknown. A legacy value without display name shows its
 * tag; all others keep what the writer gave, "" included.
 *
 * Source: tensorboard/data_compat.py, dataclass_compat.py.
 */
export function describeTag(value: SummaryValue): ScannedTag {
  const { tag: name, metadata } = value;
  const description = metadata?.description ?? "";
  const displayName = metadata?.displayName ?? "";
  const legacy = LEGACY_KINDS[value.data.kind];
  if (legacy !== undefined) {
    return { name, ...legacy, displayName: displayName || name, description };
  }
  return { name, ...kindOfMetadata(metadata), displayName, description };
}

function kindOfMetadata(metadata: SummaryMetadata | undefined): SeriesKind {
  if (metadata === undefined) return kindOf("", "unknown");
  const { pluginName, pluginContent, dataClass } = metadata;
  if (dataClass !== "unknown") return { pluginName, pluginContent, dataClass };
  return kindOf(pluginName, PLUGIN_CLASSES.get(pluginName) ?? "unknown", pluginContent);
}

/** The series of a `graph_def` event. */
export function describeRunGraph(): ScannedTag {
  return {
    name: RUN_GRAPH_TAG,
    ...kindOf("graphs", "blobSequence"),
    displayName: "",
    description: "",
  };
}

/** The series of a `tagged_run_metadata` event. */
export function describeRunMetadata(tag: string): ScannedTag {
  const kind = kindOf("graph_tagged_run_metadata", "blobSequence");
  return { name: tag, ...kind, displayName: "", description: "" };
}
