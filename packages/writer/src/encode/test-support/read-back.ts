import { decodeEvent, decodeTensor, type SummaryMetadata, type TensorRead } from "@runlens/format";
import { encodeEvent } from "../event.ts";

export interface ReadBack {
  readonly tag: string;
  readonly tensor: TensorRead;
  readonly metadata: SummaryMetadata;
}

/** What our reader finds in an event of these serialised values. */
export function readBack(...values: readonly Uint8Array[]): readonly ReadBack[] {
  const read = decodeEvent(encodeEvent({ wallTimeSecs: 1, values }));
  if (read.kind === "malformed" || read.event.content.kind !== "summary") {
    throw new Error("not a summary");
  }
  return read.event.content.values.map(({ tag, metadata, data }) => {
    if (data.kind !== "tensor" || metadata === undefined) throw new Error(`${tag} has no tensor`);
    return { tag, metadata, tensor: decodeTensor(data.bytes) };
  });
}

/** Of one value. */
export function readOne(value: Uint8Array): ReadBack {
  const [read] = readBack(value);
  if (read === undefined) throw new Error("no value");
  return read;
}

/** The elements of a value of strings. */
export function stringsOf(value: Uint8Array): readonly Uint8Array[] {
  const { tensor } = readOne(value);
  if (tensor.kind !== "strings") throw new Error(`${tensor.kind} are no strings`);
  return tensor.values;
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ""), "hex"));
}
