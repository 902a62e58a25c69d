/** Columns that a line has besides its points. */
export const EXTRA_COLUMNS = ["x", "smoothed", "lower", "upper", "runs"] as const;

/**
 * `x`: place on the x-axis, where that is neither of steps nor of wall times; `smoothed`;
 * `lower` and `upper`: bounds of a band; `runs`: how many runs are in a group's point.
 */
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** One line as parallel columns of one length. Values keep NaN and infinities. */
export interface LineData {
  /** Name of the run, or of the group that the line stands for. */
  readonly run: string;
  /** Tag, or the expression that was worked out. */
  readonly tag: string;
  readonly steps: Float64Array;
  /** Seconds since the epoch. */
  readonly wallTimesSecs: Float64Array;
  readonly values: Float64Array;
  readonly extras: Readonly<Partial<Record<ExtraColumn, Float64Array>>>;
  /** What legends and heads of columns call it. */
  readonly name: string;
  readonly look: LineLook;
}

export interface LineLook {
  /** `#rrggbb`. */
  readonly color: string;
  /** Lengths of dashes and gaps in CSS pixels. Default: a solid line. */
  readonly dash?: readonly number[];
  /** Default: left. */
  readonly axis?: "left" | "right";
}

/** What is written to one file. */
export interface LineSet {
  readonly title: string;
  /** All that any of the lines has. */
  readonly extraColumns: readonly ExtraColumn[];
  /** Taken one by one, so that formats that write them one by one hold one in memory. */
  readonly lines: Iterable<LineData> | AsyncIterable<LineData>;
}

/** Readers give steps as float64: from here on, two steps may have become one. */
export function hasRoundedSteps(steps: Float64Array): boolean {
  return steps.some((step) => Math.abs(step) > Number.MAX_SAFE_INTEGER);
}

/** Those points of a line that are kept. */
export function pickPoints(line: LineData, isKept: (point: number) => boolean): LineData {
  const pick = (column: Float64Array): Float64Array => column.filter((_, i) => isKept(i));
  const { steps, wallTimesSecs, values, extras } = line;
  return {
    ...line,
    steps: pick(steps),
    wallTimesSecs: pick(wallTimesSecs),
    values: pick(values),
    extras: Object.fromEntries(
      Object.entries(extras).map(([name, column]) => [name, pick(column)]),
    ),
  };
}

export async function allLines({ lines }: Pick<LineSet, "lines">): Promise<readonly LineData[]> {
  const all: LineData[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

/** Names that occur again get a number: "a", "a (2)". */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let i = 2; seen.has(unique); i++) {
      const numbered = `${name} (${i})`;
      if (!taken.has(numbered)) unique = numbered;
    }
    seen.add(unique);
    return unique;
  });
}
