/** The steps of several series, each once, rising. */
export function distinctSteps(columns: Iterable<Float64Array>): Float64Array {
  const all = new Set<number>();
  for (const steps of columns) for (const step of steps) all.add(step);
  return Float64Array.from(all).toSorted();
}
