const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const RGB = 3;

/**
 * A HistogramProto of one bucket per count, as TensorFlow 1 and torch write it: a
 * serialised Summary.Value. Source: tensorboard/compat/proto/histogram.proto.
 */
export function legacyHistogramValue(tag: string, counts: Float64Array): Uint8Array {
  const limits = counts.map((_, i) => 1.1 ** (i - counts.length / 2));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const histogram = [
    double(1, 0),
    double(2, limits.at(-1) ?? 0),
    double(3, total),
    double(4, total / 2),
    double(5, total / 3),
    bytes(6, new Uint8Array(limits.buffer)),
    bytes(7, new Uint8Array(counts.buffer)),
  ];
  return Buffer.concat([text(1, tag), bytes(5, Buffer.concat(histogram))]);
}

/** A picture likewise: Summary.Image. */
export function legacyImageValue(
  tag: string,
  { width, height, png }: { width: number; height: number; png: Uint8Array },
): Uint8Array {
  const image = [varint(1, height), varint(2, width), varint(3, RGB), bytes(4, png)];
  return Buffer.concat([text(1, tag), bytes(4, Buffer.concat(image))]);
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, Buffer.from(value));
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return Buffer.concat([key(field, LENGTH_DELIMITED), digits(value.length), value]);
}

function double(field: number, value: number): Uint8Array {
  return Buffer.concat([key(field, FIXED64), new Uint8Array(Float64Array.of(value).buffer)]);
}

function varint(field: number, value: number): Uint8Array {
  return Buffer.concat([key(field, VARINT), digits(value)]);
}

function key(field: number, wireType: number): Uint8Array {
  return digits(field * 8 + wireType);
}

/** Seven bits a byte, the lowest first. */
function digits(value: number): Uint8Array {
  const encoded: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) encoded.push((rest & 0x7f) | 0x80);
  return Uint8Array.from([...encoded, rest]);
}
