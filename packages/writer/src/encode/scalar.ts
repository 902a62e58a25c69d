import { checkTag, show } from "./check.ts";
import { encodeEvent } from "./event.ts";
import { encodeValue, type TagOptions } from "./summary-value.ts";
import { DT_FLOAT, numericTensor } from "./tensor-fields.ts";
import { encodeMessage, floatField, textField } from "./wire.ts";

/**
 * A number as `tf.summary.scalar` writes it: a tensor of one float32. NaN and
 * infinities are kept. Display name and description are optional.
 */
export function scalarValue(
  tag: string,
  value: number,
  options?: TagOptions,
): Uint8Array<ArrayBuffer> {
  checkNumber(value);
  const tensor = numericTensor(DT_FLOAT, [], Float32Array.of(value));
  return encodeValue(tag, tensor, { pluginName: "scalars" }, options);
}

/** A number as TensorFlow 1, torch and tensorboardX write it: shorter, without metadata. */
export function simpleValue(tag: string, value: number): Uint8Array<ArrayBuffer> {
  checkTag(tag);
  checkNumber(value);
  return encodeMessage([textField(1, tag), floatField(2, value)]);
}

export interface ScalarEvent {
  /** Seconds since the epoch. */
  readonly wallTimeSecs: number;
  /** A safe integer; may be negative. */
  readonly step: number;
  readonly tag: string;
  /** Stored as float32. */
  readonly value: number;
}

/** An event of one `scalarValue`. */
export function encodeScalar({
  wallTimeSecs,
  step,
  tag,
  value,
}: ScalarEvent): Uint8Array<ArrayBuffer> {
  return encodeEvent({ wallTimeSecs, step, values: [scalarValue(tag, value)] });
}

/** An event of one `simpleValue`. */
export function encodeSimpleValue({
  wallTimeSecs,
  step,
  tag,
  value,
}: ScalarEvent): Uint8Array<ArrayBuffer> {
  return encodeEvent({ wallTimeSecs, step, values: [simpleValue(tag, value)] });
}

function checkNumber(value: number): void {
  if (typeof value !== "number") throw new TypeError(`value must be a number, not ${show(value)}`);
}
