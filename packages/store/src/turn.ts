/** A timer waits a millisecond at least: in shorter turns much of the time would be waited for. */
const TURN_MS = 8;

/** Work that is long lets others have their turn now and then. */
export interface Turn {
  /** It has taken so long that others should go first. */
  isOver(): boolean;
  /**
   * Lets all others go first who wait, and begins the next turn.
   * @throws the reason of `signal`, where nobody wants the work any more.
   */
  next(signal?: AbortSignal): Promise<void>;
}

export function beginTurn(): Turn {
  let endMs = performance.now() + TURN_MS;
  return {
    isOver: () => performance.now() >= endMs,
    async next(signal) {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      signal?.throwIfAborted();
      endMs = performance.now() + TURN_MS;
    },
  };
}
