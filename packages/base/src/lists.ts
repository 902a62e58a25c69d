/** The items, with one of them, which may be new, where another one stands; at an end for places beyond it. */
export function withItemAt<T>(items: readonly T[], item: T, place: number): readonly T[] {
  const others = items.filter((each) => each !== item);
  return others.toSpliced(Math.min(Math.max(place, 0), others.length), 0, item);
}
