import { tensorForm, WireReader, type Tensor } from "@runlens/format";
import type { LoggedData } from "@runlens/model";
import { MessageWriter } from "./message-writer.ts";
import { MAX_MESSAGE_BYTES } from "./limits.ts";

/**
 * Any value as a serialised TensorProto: a tensor as it was logged, whatever its dtype, and
 * a legacy value as TensorFlow 2 would have logged it. Undefined for what is no message or
 * has no such form: one of them would make the answer unreadable.
 */
export function tensorProto(data: LoggedData): Uint8Array | undefined {
  if (data.kind === "tensor") return isTensorProto(data.bytes) ? data.bytes : undefined;
  const tensor = tensorForm(data);
  return tensor.kind === "unreadable" ? undefined : encodeTensor(tensor);
}

const SHAPE = 0x12;
const DIMENSION = 0x12;

function isTensorProto(bytes: Uint8Array): boolean {
  return isMessage(bytes, (key, shape) => {
    if (key !== SHAPE) return true;
    return isMessage(shape, (inner, size) => inner !== DIMENSION || isMessage(size));
  });
}

function isMessage(
  bytes: Uint8Array,
  isFine: (key: number, content: Uint8Array) => boolean = () => true,
): boolean {
  const fields = new WireReader(bytes);
  while (fields.next()) {
    const isMessageField = (fields.key & 7) === 2;
    if (isMessageField && !isFine(fields.key, fields.bytes())) return false;
  }
  return !fields.malformed;
}

/** `DataType` (tensorflow/core/framework/types.proto) of what legacy values become. */
const DATA_TYPES: Readonly<Record<string, number>> = { float32: 1, float64: 2, string: 7 };

function encodeTensor(tensor: Tensor): Uint8Array | undefined {
  const dataType = DATA_TYPES[tensor.dtype];
  if (dataType === undefined) return undefined;
  const message = new MessageWriter(MAX_MESSAGE_BYTES);
  message.integer(1, dataType);
  const shape = message.begin(2);
  for (const size of tensor.shape) {
    const dimension = message.begin(2);
    message.integer(1, size);
    message.end(dimension);
  }
  message.end(shape);
  if (tensor.kind === "strings") {
    for (const value of tensor.values) message.byteField(8, value);
  } else {
    const { buffer, byteOffset, byteLength } = tensor.values;
    if (byteLength > 0) message.byteField(4, new Uint8Array(buffer, byteOffset, byteLength));
  }
  return message.finish();
}
