import { unreachable } from "@runlens/base";
import { decodeTensor, type TensorRead } from "../tensor.ts";
import { WireReader } from "../wire.ts";
import { histogramBuckets } from "./histogram-buckets.ts";
import type { StoredData } from "./stored-data.ts";

/**
 * Any value in the form in which TensorFlow 2 logs it, so that readers know one form only:
 *
 * | logged as | becomes |
 * | --- | --- |
 * | tensor | what it is |
 * | nothing, with metadata alone | float32 `[0]` |
 * | simple value | float32 `[]` |
 * | image | strings `[3]`: width and height in decimal digits, the encoded image |
 * | audio | strings `[1]`: the encoded sound |
 * | histogram | float64 `[k, 3]`, see `histogramBuckets` |
 * | graph, run metadata | strings `[1]`: the serialised message |
 *
 * Strings are views on the bytes given. The histograms of TensorFlow 0.x, which no
 * reader shows, and bytes that are no message are `unreadable`.
 * Source: tensorboard/data_compat.py, dataclass_compat.py.
 *
 * @param maxElements see `decodeTensor`.
 */
export function tensorForm(
  data: StoredData,
  options: { readonly maxElements?: number } = {},
): TensorRead {
  switch (data.kind) {
    case "tensor":
      return decodeTensor(data.bytes, options);
    case "none":
      return { kind: "numbers", dtype: "float32", shape: [0], values: new Float32Array(0) };
    case "simple":
      return { kind: "numbers", dtype: "float32", shape: [], values: Float32Array.of(data.value) };
    case "image":
      return imageStrings(data.bytes);
    case "audio":
      return audioStrings(data.bytes);
    case "histogram":
      return histogramBuckets(data.bytes);
    case "oldHistogram":
      return { kind: "unreadable", reason: "histogram of an obsolete kind" };
    case "graphDef":
    case "taggedRunMetadata":
      return strings([data.bytes]);
    default:
      return unreachable(data);
  }
}

function imageStrings(bytes: Uint8Array): TensorRead {
  let height = 0;
  let width = 0;
  let encoded = bytes.subarray(0, 0);
  const fields = new WireReader(bytes);
  while (fields.next()) {
    if (fields.key === 0x08) height = fields.int32();
    else if (fields.key === 0x10) width = fields.int32();
    else if (fields.key === 0x22) encoded = fields.bytes();
  }
  if (fields.malformed) return { kind: "unreadable", reason: "not an Image" };
  return strings([digits(width), digits(height), encoded]);
}

function audioStrings(bytes: Uint8Array): TensorRead {
  let encoded = bytes.subarray(0, 0);
  const fields = new WireReader(bytes);
  while (fields.next()) if (fields.key === 0x22) encoded = fields.bytes();
  if (fields.malformed) return { kind: "unreadable", reason: "not an Audio" };
  return strings([encoded]);
}

function digits(value: number): Uint8Array {
  return new TextEncoder().encode(String(value));
}

function strings(values: readonly Uint8Array[]): TensorRead {
  return { kind: "strings", dtype: "string", shape: [values.length], values };
}
