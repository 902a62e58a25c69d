/** Changes of lists that leave the list itself as it is. */

export function replaced<T>(list: readonly T[], at: number, item: T): readonly T[] {
  return list.map((each, i) => (i === at ? item : each));
}

export function removed<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, i) => i !== at);
}

/** Changes places with the neighbour before (-1) or behind (1); at the end nothing moves. */
export function moved<T>(list: readonly T[], at: number, by: 1 | -1): readonly T[] {
  const [item, other] = [list[at], list[at + by]];
  if (item === undefined || other === undefined) return list;
  return replaced(replaced(list, at, other), at + by, item);
}
