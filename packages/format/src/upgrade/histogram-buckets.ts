import type { TensorRead } from "../tensor.ts";
import { FIXED64, WireReader } from "../wire.ts";

/**
 * A legacy histogram (HistogramProto) as a `[k, 3]` tensor of float64: left edge, right
 * edge and count of each bucket.
 *
 * Empty buckets at both ends are left out. The outer edges are then the smallest and
 * the largest value that was counted, the inner ones the writer's bucket limits:
 *
 *     limits    -2    -1     0     1     2        min -1.5, max 0.5
 *     counts     0     3     0     1     0
 *     rows           [-1.5, -1, 3]  [-1, 0, 0]  [0, 0.5, 1]
 *
 * No counts at all make `[0, 3]`. Limits that nothing is counted for are ignored; fewer
 * inner limits than buckets need are unreadable. TensorBoard does the same in float32.
 *
 * Source: tensorboard/data_compat.py; compat/proto/summary.proto.
 */
export function histogramBuckets(bytes: Uint8Array): TensorRead {
  const histogram = readHistogram(bytes);
  if (histogram === undefined) return { kind: "unreadable", reason: "not a HistogramProto" };
  const { min, max, limits, counts } = histogram;
  const start = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  const bucketCount = start < 0 ? 0 : last - start + 1;
  if (limits.length < last) {
    return { kind: "unreadable", reason: "histogram has fewer limits than buckets" };
  }
  const values = new Float64Array(bucketCount * 3);
  for (let i = 0; i < bucketCount; i++) {
    const bucket = start + i;
    values[3 * i] = i === 0 ? min : (limits[bucket - 1] ?? NaN);
    values[3 * i + 1] = i === bucketCount - 1 ? max : (limits[bucket] ?? NaN);
    values[3 * i + 2] = counts[bucket] ?? NaN;
  }
  return { kind: "numbers", dtype: "float64", shape: [bucketCount, 3], values };
}

interface Histogram {
  readonly min: number;
  readonly max: number;
  /** Right edges of all buckets. */
  readonly limits: readonly number[];
  readonly counts: readonly number[];
}

function readHistogram(bytes: Uint8Array): Histogram | undefined {
  let min = 0;
  let max = 0;
  const limits: number[] = [];
  const counts: number[] = [];
  const fields = new WireReader(bytes);
  let isSound = true;
  while (isSound && fields.next()) {
    switch (fields.key) {
      case 0x09:
        min = fields.float64();
        break;
      case 0x11:
        max = fields.float64();
        break;
      case 0x31:
        limits.push(fields.float64());
        break;
      case 0x32:
        isSound = readPacked(fields.bytes(), limits);
        break;
      case 0x39:
        counts.push(fields.float64());
        break;
      case 0x3a:
        isSound = readPacked(fields.bytes(), counts);
        break;
    }
  }
  return isSound && !fields.malformed ? { min, max, limits, counts } : undefined;
}

/** Appends the items of a packed field; false when the bytes are none. */
function readPacked(bytes: Uint8Array, items: number[]): boolean {
  const packed = new WireReader(bytes);
  while (packed.nextItem(FIXED64)) items.push(packed.float64());
  return !packed.malformed;
}
