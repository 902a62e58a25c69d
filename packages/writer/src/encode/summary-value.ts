import type { DataClass } from "@runlens/format";
import { checkTag } from "./check.ts";
import {
  bytesField,
  encodeMessage,
  messageField,
  optional,
  textField,
  varintField,
  type Field,
} from "./wire.ts";

/** What every kind of summary may say about its tag. The first value of a tag in a run counts. */
export interface TagOptions {
  /** Shown instead of the tag. */
  readonly displayName?: string | undefined;
  /** Markdown. */
  readonly description?: string | undefined;
}

/** Which plugin a value is for, and what that plugin needs to know. */
export interface PluginData {
  readonly pluginName: string;
  /** A message of the plugin; none when absent, which plugins read as their defaults. */
  readonly content?: Uint8Array;
  /** Left out when absent, as TensorFlow's writers do; readers then infer it from the plugin. */
  readonly dataClass?: DataClass;
}

const DATA_CLASSES: readonly DataClass[] = ["unknown", "scalar", "tensor", "blobSequence"];
const NO_CONTENT = new Uint8Array();

/**
 * A serialised Summary.Value: tag, tensor and the metadata, which TensorFlow 2
 * repeats in every event. `tensor` are the fields of a TensorProto.
 */
export function encodeValue(
  tag: string,
  tensor: readonly Field[],
  plugin: PluginData,
  options: TagOptions = {},
): Uint8Array<ArrayBuffer> {
  checkTag(tag);
  return encodeMessage([
    textField(1, tag),
    messageField(8, tensor),
    messageField(9, metadataFields(plugin, options)),
  ]);
}

function metadataFields(plugin: PluginData, options: TagOptions): readonly Field[] {
  const { pluginName, content = NO_CONTENT, dataClass = "unknown" } = plugin;
  return [
    messageField(1, [
      textField(1, pluginName),
      ...(content.length === 0 ? [] : [bytesField(2, content)]),
    ]),
    optional(textField, 2, options.displayName),
    optional(textField, 3, options.description),
    optional(varintField, 4, DATA_CLASSES.indexOf(dataClass)),
  ];
}
