import type { PathSink } from "./path-buffer.ts";

/** Beyond it, single-precision path coordinates of a canvas lose pixels. */
const LIMIT = 16_000;

/** Passes a path on and cuts segments that leave the square of ±16,000 pixels, with their slope kept. */
export function clippedPath(sink: PathSink): PathSink {
  let fromX = 0;
  let fromY = 0;
  let penAtFrom = false;
  return {
    moveTo(x, y) {
      penAtFrom = isNear(x, y);
      if (penAtFrom) sink.moveTo(x, y);
      [fromX, fromY] = [x, y];
    },
    lineTo(x, y) {
      if (penAtFrom && isNear(x, y)) {
        sink.lineTo(x, y);
      } else {
        const part = clippedSegment(fromX, fromY, x, y);
        if (part !== undefined) {
          if (!penAtFrom) sink.moveTo(part.fromX, part.fromY);
          sink.lineTo(part.toX, part.toY);
        }
        penAtFrom = isNear(x, y);
      }
      [fromX, fromY] = [x, y];
    },
  };
}

/** Liang and Barsky, 1984. */
function clippedSegment(
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): { fromX: number; fromY: number; toX: number; toY: number } | undefined {
  const [dx, dy] = [toX - fromX, toY - fromY];
  let start = 0;
  let end = 1;
  const edges = [
    [-dx, fromX + LIMIT],
    [dx, LIMIT - fromX],
    [-dy, fromY + LIMIT],
    [dy, LIMIT - fromY],
  ] as const;
  for (const [slope, room] of edges) {
    if (slope === 0 && room < 0) return undefined;
    if (slope < 0) start = Math.max(start, room / slope);
    if (slope > 0) end = Math.min(end, room / slope);
  }
  if (!(start <= end)) return undefined;
  return {
    fromX: fromX + start * dx,
    fromY: fromY + start * dy,
    toX: fromX + end * dx,
    toY: fromY + end * dy,
  };
}

function isNear(x: number, y: number): boolean {
  return Math.abs(x) <= LIMIT && Math.abs(y) <= LIMIT;
}
