export interface FoundRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a text has the words looked for, without regard to case, none over another.
 * Ranges in UTF-16 code units; none for "".
 */
export function findText(text: string, query: string): readonly FoundRange[] {
  if (query === "") return [];
  // Not by lower case: letters such as "İ" change their length with it.
  const pattern = new RegExp(query.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
