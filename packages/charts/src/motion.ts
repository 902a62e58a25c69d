/** After this long without movement a chart is drawn in full again; a crowd, which takes longer, later. */
const REST_MS = 120;
const CROWD_REST_MS = 250;
/** So long finer points are waited for. */
const REFINE_MS = 400;

/** Whether a chart moves, or waits for points: then what is there is shown as fast as it can be. */
export interface Motion {
  readonly isAtRest: () => boolean;
  /** A frame of a gesture, of which more are likely to come. */
  readonly move: (isCrowd: boolean) => void;
  /** A gesture is over, and finer points are on their way. */
  readonly awaitPoints: () => void;
  /** Ends a wait for points, but no gesture. */
  readonly pointsCame: () => void;
  readonly destroy: () => void;
}

/** @param onRest nothing moves any more, and nothing is waited for */
export function createMotion(onRest: () => void): Motion {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let awaitsPoints = false;

  return {
    isAtRest: () => timer === undefined,
    move: (isCrowd) => restIn(isCrowd ? CROWD_REST_MS : REST_MS, false),
    awaitPoints: () => restIn(REFINE_MS, true),
    pointsCame: () => awaitsPoints && rest(),
    destroy: () => clearTimeout(timer),
  };

  function restIn(ms: number, forPoints: boolean): void {
    clearTimeout(timer);
    awaitsPoints = forPoints;
    timer = setTimeout(rest, ms);
  }

  function rest(): void {
    clearTimeout(timer);
    timer = undefined;
    awaitsPoints = false;
    onRest();
  }
}
