import type { Envelope } from "./envelope.ts";
import type { PathBuffer } from "./path-buffer.ts";
import type { Scale } from "./scale.ts";

export interface TraceOptions {
  /** Pixel of the left edge of column 0. */
  readonly left: number;
  readonly columnWidth: number;
  readonly yScale: Scale;
  /** A visit that is no taller than this needs no band. */
  readonly lineWidth: number;
}

/** A lone extreme is taller than this share of the bands beside it. */
const LONE_EXTREME = 1;
/** Of a visit: where the line runs, and out to both extremes and back. */
const MOST_PLACES = 5;

/**
 * Turns visits into the path of a line and, where points are so dense that a line
 * would be a smear, into a band: one upright stroke per visit, from its smallest to its
 * largest value, to be drawn one column wide.
 *
 * In a band the line runs through the mean of each column. It still goes out to an
 * extreme that stands well clear of the columns on both sides, so one odd sample
 * among a million is drawn in full.
 */
export function traceEnvelope(
  envelope: Envelope,
  options: TraceOptions,
  line: PathBuffer,
  band?: PathBuffer,
): void {
  const { left, columnWidth, yScale, lineWidth } = options;
  const { length, column, count, opens, firstColumn, lastColumn, first, last } = envelope;
  const pixelOf = (place: number): number => left + place * columnWidth;

  placeExtremes(envelope, yScale);
  line.reserve(length * MOST_PLACES);
  band?.reserve(length * 2);
  for (let i = 0; i < length; i++) {
    const begin = opens[i] ?? 1;
    const top = tops[i] ?? NaN;
    const bottom = bottoms[i] ?? NaN;
    const isMany = (count[i] ?? 0) > 1;
    const endsHere = i + 1 === length || opens[i + 1] === 1;
    if (!isMany || bottom - top <= lineWidth || (column[i] ?? -1) < 0) {
      line.add(pixelOf(firstColumn[i] ?? NaN), yScale.pixelOf(first[i] ?? NaN), begin);
      // A point between two gaps gets a line of no length, which round caps make a dot.
      if (isMany || (begin === 1 && endsHere)) {
        line.add(pixelOf(lastColumn[i] ?? NaN), yScale.pixelOf(last[i] ?? NaN), 0);
      }
      continue;
    }
    const x = pixelOf((column[i] ?? NaN) + 0.5);
    const y = yScale.pixelOf(meanOf(envelope, i));
    band?.add(x, top, 1);
    band?.add(x, bottom, 0);
    line.add(x, y, begin);

    const standsAlone = begin === 1 && endsHere;
    const before = begin === 1 ? i + 1 : i - 1;
    const after = endsHere ? i - 1 : i + 1;
    const room = Math.max(lineWidth, LONE_EXTREME * Math.max(heightOf(before), heightOf(after)));
    if (standsAlone || top < Math.min(tops[before] ?? NaN, tops[after] ?? NaN) - room) {
      goOutTo(top, x, y, line);
    }
    if (standsAlone || bottom > Math.max(bottoms[before] ?? NaN, bottoms[after] ?? NaN) + room) {
      goOutTo(bottom, x, y, line);
    }
  }
}

function goOutTo(extreme: number, x: number, y: number, line: PathBuffer): void {
  line.add(x, extreme, 0);
  line.add(x, y, 0);
}

/** Pixels of the largest and the smallest value of each visit; reused by the next trace. */
let tops = new Float64Array(1024);
let bottoms = new Float64Array(1024);

function placeExtremes({ length, min, max }: Envelope, yScale: Scale): void {
  if (length > tops.length) {
    tops = new Float64Array(max.length);
    bottoms = new Float64Array(max.length);
  }
  for (let i = 0; i < length; i++) {
    tops[i] = yScale.pixelOf(max[i] ?? NaN);
    bottoms[i] = yScale.pixelOf(min[i] ?? NaN);
  }
}

function heightOf(visit: number): number {
  return (bottoms[visit] ?? NaN) - (tops[visit] ?? NaN);
}

function meanOf(envelope: Envelope, i: number): number {
  const mean = (envelope.sum[i] ?? NaN) / (envelope.count[i] ?? 1);
  return Number.isFinite(mean) ? mean : (envelope.min[i] ?? NaN) / 2 + (envelope.max[i] ?? NaN) / 2;
}
