import type { Problem } from "@runlens/base";
import { tensorForm, type Tensor } from "@runlens/format";
import type { LoggedData, LoggedValue } from "@runlens/model";

/** What a value holds, as far as it can be told without knowing who wrote it. */
export type TensorContent =
  | { readonly kind: "tensor"; readonly tensor: Tensor; readonly bytes: Uint8Array }
  /** No tensor: a message, or a tensor that cannot be decoded, and why. */
  | { readonly kind: "bytes"; readonly reason: string; readonly bytes: Uint8Array }
  | { readonly kind: "problem"; readonly problem: Problem };

const NO_BYTES = new Uint8Array();

export function tensorContent(value: LoggedValue): TensorContent {
  if (value.kind === "unreadable") return { kind: "problem", problem: value.problem };
  const { data } = value;
  const bytes = bytesOf(data);
  if (data.kind === "graphDef" || data.kind === "taggedRunMetadata") {
    const what =
      data.kind === "graphDef" ? "A graph (GraphDef)" : "Metadata of a run (RunMetadata)";
    return { kind: "bytes", reason: `${what}, no tensor.`, bytes };
  }
  const tensor = tensorForm(data);
  if (tensor.kind === "unreadable") {
    return { kind: "bytes", reason: `No tensor that can be read: ${tensor.reason}.`, bytes };
  }
  return { kind: "tensor", tensor, bytes };
}

function bytesOf(data: LoggedData): Uint8Array {
  return "bytes" in data ? data.bytes : NO_BYTES;
}
