import type { DataClass } from "./scan-batch.ts";
import { WireReader } from "./wire.ts";

/** A SummaryMetadata message: what a writer says of a tag. */
export interface SummaryMetadata {
  readonly pluginName: string;
  readonly pluginContent: Uint8Array;
  readonly displayName: string;
  /** Markdown source. */
  readonly description: string;
  /** "unknown" when the writer did not say, as most do not. */
  readonly dataClass: DataClass;
}

const DATA_CLASSES: readonly DataClass[] = ["unknown", "scalar", "tensor", "blobSequence"];

/** Undefined when the bytes are no message. Source: tensorboard/compat/proto/summary.proto. */
export function decodeSummaryMetadata(bytes: Uint8Array): SummaryMetadata | undefined {
  let pluginName = "";
  let pluginContent = bytes.subarray(0, 0);
  let displayName = "";
  let description = "";
  let dataClass: DataClass = "unknown";
  const fields = new WireReader(bytes);
  while (fields.next()) {
    switch (fields.key) {
      case 0x0a: {
        const plugin = new WireReader(fields.bytes());
        while (plugin.next()) {
          if (plugin.key === 0x0a) pluginName = plugin.text();
          else if (plugin.key === 0x12) pluginContent = plugin.bytes();
        }
        if (plugin.malformed) return undefined;
        break;
      }
      case 0x12:
        displayName = fields.text();
        break;
      case 0x1a:
        description = fields.text();
        break;
      case 0x20:
        dataClass = DATA_CLASSES[fields.int32()] ?? "unknown";
        break;
    }
  }
  if (fields.malformed) return undefined;
  return { pluginName, pluginContent, displayName, description, dataClass };
}
