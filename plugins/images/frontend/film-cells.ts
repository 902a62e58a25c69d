/** CSS pixels; the same in the style sheet. */
export const FILM_CELL_PX = 64;

/** Beside those in sight, so that scrolling finds them there. */
const OVERSCAN = 4;

/** Which cells of a strip must exist. */
export function cellsInSight(
  { leftPx, widthPx }: { readonly leftPx: number; readonly widthPx: number },
  length: number,
): { readonly first: number; readonly count: number } {
  const first = Math.max(Math.floor(leftPx / FILM_CELL_PX) - OVERSCAN, 0);
  const end = Math.min(Math.ceil((leftPx + widthPx) / FILM_CELL_PX) + OVERSCAN, length);
  return { first, count: Math.max(end - first, 0) };
}

/** Cells that a page key goes on. */
const PAGE = 10;

/** Where a key leads from a place of a strip; undefined for keys that lead nowhere. */
export function placeOfKey(key: string, at: number, length: number): number | undefined {
  const ways: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    PageUp: at - PAGE,
    PageDown: at + PAGE,
    Home: 0,
    End: length - 1,
  };
  const next = ways[key];
  return next === undefined || length === 0 ? undefined : Math.min(Math.max(next, 0), length - 1);
}
