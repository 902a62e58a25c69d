/** A histogram as a line through the middles of its bins, in CSS pixels. */
export interface Outline {
  readonly left: number;
  readonly right: number;
  /** Where a count of 0 lies. */
  readonly base: number;
  /** Of each bin. */
  readonly tops: readonly number[];
}

/** The line with the area below it. */
export function traceArea(
  context: CanvasRenderingContext2D,
  { left, right, base, tops }: Outline,
): void {
  context.beginPath();
  context.moveTo(left, base);
  for (const [bin, top] of tops.entries()) {
    context.lineTo(middleOf(left, right, tops.length, bin), top);
  }
  context.lineTo(right, base);
}

/** Pixels; what is lower cannot be told from nothing. */
const LEAST_HEIGHT = 0.5;

/** The line where it stands above the base: along it, many histograms would lie on each other. */
export function traceLine(
  context: CanvasRenderingContext2D,
  { left, right, base, tops }: Outline,
): void {
  context.beginPath();
  let [x, y] = [left, base];
  let isDrawing = false;
  for (let bin = 0; bin <= tops.length; bin++) {
    const nextX = bin === tops.length ? right : middleOf(left, right, tops.length, bin);
    const nextY = tops[bin] ?? base;
    const isAbove = Math.min(y, nextY) < base - LEAST_HEIGHT;
    if (isAbove && !isDrawing) context.moveTo(x, y);
    if (isAbove) context.lineTo(nextX, nextY);
    isDrawing = isAbove;
    [x, y] = [nextX, nextY];
  }
}

function middleOf(left: number, right: number, count: number, bin: number): number {
  return left + ((bin + 0.5) / count) * (right - left);
}
