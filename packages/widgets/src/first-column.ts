/** CSS pixels. */
export interface FirstColumn {
  readonly minWidth: number;
  readonly maxWidth: number;
}

/**
 * How wide the first column of a grid is, in CSS pixels: it takes what those columns leave that
 * have room beside it. Those that lie outside the view take nothing from it.
 */
export function firstColumnWidth(
  viewWidth: number,
  { minWidth, maxWidth }: FirstColumn,
  others: readonly { readonly width: number }[],
): number {
  let left = viewWidth;
  for (const { width } of others) {
    if (left - width < minWidth) break;
    left -= width;
  }
  return Math.max(minWidth, Math.min(maxWidth, left));
}
