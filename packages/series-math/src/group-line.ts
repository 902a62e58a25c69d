import { unreachable } from "@runlens/base";
import type { GroupBand, GroupCentre, XRange } from "@runlens/model";
import { bootstrapBounds, type Bounds } from "./bootstrap.ts";
import { commonX, lineOf, readOff } from "./common-x.ts";
import { pickPoints } from "./pick-points.ts";
import { centreOf, deviationOf, meanOf } from "./statistics.ts";

/** One run of a group. */
export interface Member {
  readonly x: Float64Array;
  readonly values: Float64Array;
  /** Of all members or of none. */
  readonly smoothed?: Float64Array;
}

export interface GroupOptions {
  readonly centre: GroupCentre;
  readonly band: GroupBand;
  readonly xRange?: XRange | undefined;
  /** Pixel columns to reduce to. */
  readonly columns: number;
  /** How many values are read off at most: as many as there are x, of each member. Default: any number. */
  readonly maxCells?: number;
}

/** Several lines as one, on rising x. */
export interface GroupLine {
  readonly x: Float64Array;
  /** Middle of the values. */
  readonly centre: Float64Array;
  /** Middle of the smoothed values. */
  readonly smoothedCentre?: Float64Array;
  /** Around the smoothed centre, or else the centre; NaN where there is no band. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** How many members are there. */
  readonly counts: Float64Array;
  /** No x of the range was left out. */
  readonly exact: boolean;
  /** There were more cells than allowed, and x were left out before the extremes were known. */
  readonly isThinned: boolean;
}

/**
 * A group as one line: at every x at which some member has a point, the middle and the
 * spread of all members that are there. A member is read off between its own points on the
 * straight line that joins them, and is not there outside of its range and beside a value
 * that is not finite. Members that are infinite at x count where no other is finite.
 *
 * `std` is the deviation of a sample (n - 1) and `stderr` that divided by √n, each on both
 * sides of the centre; they and `bootstrap` need two members.
 */
export function groupLine(members: readonly Member[], options: GroupOptions): GroupLine {
  const { centre, band, xRange, columns, maxCells = Infinity } = options;
  const rawLines = members.map(({ x, values }) => lineOf(x, values));
  const all = commonX(rawLines);
  const x = thinned(all, Math.max(Math.floor(maxCells / members.length), columns));
  const raw = rawLines.map((line) => readOff(line, x));
  const isSmoothed = members.some(({ smoothed }) => smoothed !== undefined);
  const shown = isSmoothed
    ? members.map((member) => readOff(lineOf(member.x, member.smoothed ?? member.values), x))
    : raw;

  const centres = centresOf(raw, centre, x.length);
  const shownCentres = isSmoothed ? centresOf(shown, centre, x.length) : centres;
  // Thousands of resamples at every x would take minutes: their bounds do not choose points.
  const early = band === "bootstrap" ? undefined : boundsOf(shown, shownCentres, options, x.keys());
  const bounds = early === undefined ? [] : [early.lower, early.upper];
  const lines = isSmoothed ? [centres, shownCentres, ...bounds] : [centres, ...bounds];
  const { positions, exact } = pickPoints(x, lines, xRange, columns);
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(positions, (at) => column[at] ?? NaN);
  const { lower, upper } =
    early === undefined
      ? boundsOf(shown, shownCentres, options, positions)
      : { lower: pick(early.lower), upper: pick(early.upper) };
  return {
    x: pick(x),
    centre: pick(centres),
    ...(isSmoothed && { smoothedCentre: pick(shownCentres) }),
    lower,
    upper,
    counts: Float64Array.from(positions, (at) => presentAt(raw, at).length),
    exact: exact && x.length === all.length,
    isThinned: x.length < all.length,
  };
}

/** So many x at most, evenly chosen, the first and the last among them. */
function thinned(x: Float64Array, maxLength: number): Float64Array {
  if (x.length <= maxLength) return x;
  const stride = (x.length - 1) / (maxLength - 1);
  return Float64Array.from({ length: maxLength }, (_, i) => x[Math.round(i * stride)] ?? NaN);
}

/** The finite values of those lines that have one, or else the infinite ones; valid until asked again. */
function presentAt(lines: readonly Float64Array[], at: number): Float64Array {
  const finite = valuesAt(lines, at, Number.isFinite);
  return finite.length > 0 ? finite : valuesAt(lines, at, (value) => !Number.isNaN(value));
}

function valuesAt(
  lines: readonly Float64Array[],
  at: number,
  counts: (value: number) => boolean,
): Float64Array {
  if (scratch.length < lines.length) scratch = new Float64Array(lines.length);
  let count = 0;
  for (const line of lines) {
    const value = line[at] ?? NaN;
    if (counts(value)) scratch[count++] = value;
  }
  return scratch.subarray(0, count);
}

let scratch = new Float64Array(64);

function centresOf(
  lines: readonly Float64Array[],
  centre: GroupCentre,
  length: number,
): Float64Array {
  const centres = new Float64Array(length);
  for (let at = 0; at < length; at++) {
    const values = presentAt(lines, at);
    // The mean of one kind of infinity is that infinity; of both, or of nothing, it is NaN.
    centres[at] = Number.isFinite(values[0]) ? centreOf(values, centre) : meanOf(values);
  }
  return centres;
}

/** At some positions only. */
function boundsOf(
  lines: readonly Float64Array[],
  centres: Float64Array,
  { centre, band }: Pick<GroupOptions, "centre" | "band">,
  positions: Iterable<number>,
): { readonly lower: Float64Array; readonly upper: Float64Array } {
  const lower: number[] = [];
  const upper: number[] = [];
  for (const at of positions) {
    const bounds = boundsAt(presentAt(lines, at), centres[at] ?? NaN, centre, band);
    lower.push(bounds.lower);
    upper.push(bounds.upper);
  }
  return { lower: Float64Array.from(lower), upper: Float64Array.from(upper) };
}

const NO_BOUNDS: Bounds = { lower: NaN, upper: NaN };

function boundsAt(
  values: Float64Array,
  middle: number,
  centre: GroupCentre,
  band: GroupBand,
): Bounds {
  if (!Number.isFinite(values[0])) return NO_BOUNDS;
  switch (band) {
    case "none":
      return NO_BOUNDS;
    case "std":
      return around(middle, deviationOf(values));
    case "stderr":
      return around(middle, deviationOf(values) / Math.sqrt(values.length));
    case "minMax":
      values.sort();
      return { lower: values[0] ?? NaN, upper: values.at(-1) ?? NaN };
    case "bootstrap":
      return bootstrapBounds(values, centre);
    default:
      return unreachable(band);
  }
}

function around(middle: number, distance: number): Bounds {
  return { lower: middle - distance, upper: middle + distance };
}
