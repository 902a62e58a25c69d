/** A rectangle in CSS pixels of the chart. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The middle of a box, and of a plot. */
export function middleOf({ left, right, top, bottom }: Box): { x: number; y: number } {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** A selection in x alone is as high as the plot, one in y alone as wide. */
export function boxInPlot(
  box: Box & { readonly withX: boolean; readonly withY: boolean },
  { left, right, top, bottom }: Box,
): Box {
  return {
    left: box.withX ? Math.max(box.left, left) : left,
    right: box.withX ? Math.min(box.right, right) : right,
    top: box.withY ? Math.max(box.top, top) : top,
    bottom: box.withY ? Math.min(box.bottom, bottom) : bottom,
  };
}
