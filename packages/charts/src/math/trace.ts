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
  const { length, column, count, opens, firstColumn, lastColumn, first, last, min, max } = envelope;

  for (let i = 0; i < length; i++) {
    const join = opens[i] === 1 ? "moveTo" : "lineTo";
    const top = yScale.pixelOf(max[i] ?? NaN);
    const bottom = yScale.pixelOf(min[i] ?? NaN);
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
    const { above, below } = clearances(i);
    if (top < above) {
      line.lineTo(x, top);
      line.lineTo(x, y);
    }
    if (bottom > below) {
      line.lineTo(x, bottom);
      line.lineTo(x, y);
    }
  }

  function pixelOf(place: number): number {
    return left + place * columnWidth;
  }

  /** How high and how low a visit may reach before its extreme counts as lone. */
  function clearances(i: number): { above: number; below: number } {
    let above = Infinity;
    let below = -Infinity;
    let room = lineWidth;
    for (const beside of [i - 1, i + 1]) {
      const joined = beside > i ? opens[beside] === 0 : opens[i] === 0;
      if (beside < 0 || beside >= length || !joined) continue;
      const top = yScale.pixelOf(max[beside] ?? NaN);
      const bottom = yScale.pixelOf(min[beside] ?? NaN);
      above = Math.min(above, top);
      below = Math.max(below, bottom);
      room = Math.max(room, (bottom - top) * LONE_EXTREME);
    }
    return { above: above - room, below: below + room };
  }
}

function meanOf(envelope: Envelope, i: number): number {
  const mean = (envelope.sum[i] ?? NaN) / (envelope.count[i] ?? 1);
  return Number.isFinite(mean) ? mean : (envelope.min[i] ?? NaN) / 2 + (envelope.max[i] ?? NaN) / 2;
}
