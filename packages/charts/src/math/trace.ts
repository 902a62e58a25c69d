import type { Envelope } from "./envelope.ts";
import type { Scale } from "./scale.ts";

/** Receives a path in pixels, y downwards. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

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
  line: PathSink,
  band?: PathSink,
): void {
  const { left, columnWidth, yScale, lineWidth } = options;
  const { length, column, count, opens, firstColumn, lastColumn, first, last } = envelope;

  placeExtremes(envelope, yScale);
  for (let i = 0; i < length; i++) {
    const join = opens[i] === 1 ? "moveTo" : "lineTo";
    const top = tops[i] ?? NaN;
    const bottom = bottoms[i] ?? NaN;
    const isBand = (count[i] ?? 0) > 1 && bottom - top > lineWidth && (column[i] ?? -1) >= 0;
    if (!isBand) {
      line[join](pixelOf(firstColumn[i] ?? NaN), yScale.pixelOf(first[i] ?? NaN));
      // A point between two gaps gets a line of no length, which round caps make a dot.
      line.lineTo(pixelOf(lastColumn[i] ?? NaN), yScale.pixelOf(last[i] ?? NaN));
      continue;
    }
    const x = pixelOf((column[i] ?? NaN) + 0.5);
    const y = yScale.pixelOf(meanOf(envelope, i));
    band?.moveTo(x, top);
    band?.lineTo(x, bottom);
    line[join](x, y);

    const joinsBefore = opens[i] === 0;
    const joinsAfter = i + 1 < length && opens[i + 1] === 0;
    const standsAlone = !joinsBefore && !joinsAfter;
    const before = joinsBefore ? i - 1 : i + 1;
    const after = joinsAfter ? i + 1 : i - 1;
    const room = Math.max(lineWidth, LONE_EXTREME * Math.max(heightOf(before), heightOf(after)));
    if (standsAlone || top < Math.min(tops[before] ?? NaN, tops[after] ?? NaN) - room) {
      line.lineTo(x, top);
      line.lineTo(x, y);
    }
    if (standsAlone || bottom > Math.max(bottoms[before] ?? NaN, bottoms[after] ?? NaN) + room) {
      line.lineTo(x, bottom);
      line.lineTo(x, y);
    }
  }

  function pixelOf(place: number): number {
    return left + place * columnWidth;
  }
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
