import { LARGEST_BUDGET, nextBudget, SOFTWARE_BUDGET } from "./point-budget.ts";

/** Something that is drawn when it is asked for, and not otherwise. */
export interface Drawable {
  /**
   * @param budget vertices or triangles at most.
   * @returns how many there are.
   */
  draw(budget: number): number;
}

/** Draws what changed, once in a frame, and rests when nothing does. */
export interface FrameLoop {
  /** @param isMoving more is to come: fewer points will do where all would stutter. */
  request(drawable: Drawable, isMoving?: boolean): void;
  cancel(drawable: Drawable): void;
}

/** After the last movement, until everything is drawn. */
const REST_MS = 180;

export function createFrameLoop(isSoftware: boolean): FrameLoop {
  /** To be drawn in the next frame, and whether it moves. */
  const waiting = new Map<Drawable, boolean>();
  /** Drawn with less than there is. */
  const reduced = new Set<Drawable>();
  let budget = isSoftware ? SOFTWARE_BUDGET : LARGEST_BUDGET;
  let frame: number | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  /** NaN: the frame before did not move. */
  let drawnAtMs = NaN;

  return {
    request(drawable, isMoving = false) {
      waiting.set(drawable, isMoving || waiting.get(drawable) === true);
      frame ??= requestAnimationFrame(drawFrame);
    },
    cancel(drawable) {
      waiting.delete(drawable);
      reduced.delete(drawable);
    },
  };

  function drawFrame(nowMs: number): void {
    frame = undefined;
    const frameMs = nowMs - drawnAtMs;
    drawnAtMs = NaN;
    if (frameMs > 0) budget = nextBudget(budget, frameMs, reduced.size > 0);
    const now = [...waiting];
    waiting.clear();
    const movingCount = now.filter(([, isMoving]) => isMoving).length;
    const share = Math.floor(budget / Math.max(movingCount, 1));
    for (const [drawable, isMoving] of now) {
      const all = drawable.draw(isMoving ? share : Infinity);
      if (isMoving && all > share) reduced.add(drawable);
      else reduced.delete(drawable);
    }
    if (movingCount === 0) return;
    // The next frame comes when this one is on screen, and tells how long that took.
    drawnAtMs = nowMs;
    frame = requestAnimationFrame(drawFrame);
    clearTimeout(rest);
    rest = setTimeout(drawRest, REST_MS);
  }

  function drawRest(): void {
    for (const drawable of reduced) waiting.set(drawable, false);
    if (waiting.size > 0) frame ??= requestAnimationFrame(drawFrame);
  }
}
