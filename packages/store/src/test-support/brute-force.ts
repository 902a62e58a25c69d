import type { XRange } from "@runlens/model";

/** One line over its x, a number per point. */
export interface Line {
  readonly xs: readonly number[];
  readonly values: readonly number[];
  readonly smoothed?: readonly number[];
}

/** Positions of the points that a window keeps: the definition, with no thought of speed. */
export function bruteForce(
  { xs, values, smoothed }: Line,
  range: XRange | undefined,
  columns: number,
): { positions: number[]; exact: boolean } {
  const all = xs.map((_, i) => i);
  if (range === undefined && all.length <= 4 * columns) return { positions: all, exact: true };
  const placed = all.filter((i) => Number.isFinite(xs[i]));
  const at = (i: number) => xs[i] ?? NaN;
  const min = range?.min ?? Math.min(...placed.map(at));
  const max = range?.max ?? Math.max(...placed.map(at));
  const inside = placed.filter((i) => at(i) >= min && at(i) <= max);
  const below = placed.filter((i) => at(i) < min).toSorted((a, b) => at(b) - at(a) || b - a);
  const above = placed.filter((i) => at(i) > max).toSorted((a, b) => at(a) - at(b) || a - b);
  const edges = [below[0], above[0]].filter((i) => i !== undefined);
  if (inside.length <= 4 * columns)
    return { positions: rising([...edges, ...inside]), exact: true };

  const columnOf = (i: number) =>
    max === min ? 0 : Math.min(columns - 1, Math.floor(((at(i) - min) / (max - min)) * columns));
  const members = new Map<number, number[]>();
  for (const i of inside) {
    const column = members.get(columnOf(i)) ?? [];
    column.push(i);
    members.set(columnOf(i), column);
  }
  const kept = [...members.values()].map((column) => {
    const first = (value: number) => column.find((i) => Object.is(values[i], value));
    return [
      ...extremes(values, column),
      ...(smoothed ? extremes(smoothed, column) : []),
      ...[first(NaN), first(Infinity), first(-Infinity)].filter((i) => i !== undefined),
    ];
  });
  const ends = [inside[0], inside.at(-1)].filter((i) => i !== undefined);
  return { positions: rising([...edges, ...ends, ...kept.flat()]), exact: false };
}

const rising = (positions: number[]) => [...new Set(positions)].toSorted((a, b) => a - b);

function extremes(values: readonly number[], members: number[]): number[] {
  const finite = members.filter((i) => Number.isFinite(values[i]));
  const all = finite.map((i) => values[i] ?? NaN);
  return [Math.min(...all), Math.max(...all)].flatMap(
    (extreme) => finite.find((i) => values[i] === extreme) ?? [],
  );
}
