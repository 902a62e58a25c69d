import type { StoredData } from "./stored-data.ts";
import { tensorForm } from "./tensor-form.ts";

/** Far more images or sounds than one step has. */
const MAX_BLOBS = 2 ** 16;

/**
 * The byte strings of a value whose series is of the class blob sequence: images (after
 * width and height), sounds, graphs. Views on the bytes given.
 *
 * A single string counts as one blob. Of rows the first column is meant: sounds come
 * with a label each, which TensorBoard ignores. Undefined for anything else.
 */
export function blobSequence(data: StoredData): readonly Uint8Array[] | undefined {
  const tensor = tensorForm(data, { maxElements: MAX_BLOBS });
  if (tensor.kind !== "strings" || tensor.shape.length > 2) return undefined;
  const [, columns = 1] = tensor.shape;
  return columns === 1 ? tensor.values : tensor.values.filter((_, i) => i % columns === 0);
}
