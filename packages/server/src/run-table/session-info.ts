import { WireReader } from "@runlens/format";
import type { SeriesInfo } from "@runlens/model";

/** Tags of what a program says of its hyperparameters. Source: tensorboard/plugins/hparams/metadata.py. */
export const SESSION_START_TAG = "_hparams_/session_start_info";
export const SESSION_END_TAG = "_hparams_/session_end_info";

export type Hyperparameters = ReadonlyMap<string, number | string | boolean>;

/**
 * The hyperparameters in the metadata of a session's start; those that are null are left
 * out. What is no such message has none.
 * Source: tensorboard/plugins/hparams/plugin_data.proto, google/protobuf/struct.proto.
 */
export function hyperparametersOf(info: SeriesInfo): Hyperparameters {
  const found = new Map<string, number | string | boolean>();
  const content = new WireReader(info.pluginContent);
  while (content.next()) {
    if (content.key !== 0x1a) continue; // session_start_info
    const start = new WireReader(content.bytes());
    while (start.next()) if (start.key === 0x0a) addEntry(start.bytes(), found);
  }
  return found;
}

/** One entry of `map<string, google.protobuf.Value>`. */
function addEntry(bytes: Uint8Array, found: Map<string, number | string | boolean>): void {
  const entry = new WireReader(bytes);
  let name = "";
  let value: number | string | boolean | undefined;
  while (entry.next()) {
    if (entry.key === 0x0a) name = entry.text();
    else if (entry.key === 0x12) value = valueOf(entry.bytes());
  }
  if (value !== undefined) found.set(name, value);
}

/** Lists and objects have no place in a table. */
function valueOf(bytes: Uint8Array): number | string | boolean | undefined {
  const fields = new WireReader(bytes);
  let value: number | string | boolean | undefined;
  while (fields.next()) {
    if (fields.key === 0x11) value = fields.float64();
    else if (fields.key === 0x1a) value = fields.text();
    else if (fields.key === 0x20) value = fields.bool();
  }
  return value;
}
