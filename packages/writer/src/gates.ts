/**
 * Says whether something is logged at a step. Asked again at the step it was asked
 * last, it answers the same, so that all tags of a step go together.
 */
export type Gate = (step: number) => boolean;

/** Opens at steps that `count` divides: 0, count, 2 · count … */
export function every(count: number): Gate {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new TypeError(`every: count must be an integer of at least 1, not ${String(count)}`);
  }
  return (step) => step % count === 0;
}

/** Opens at the first step, and at the first one that comes `secs` or more after the last opening. */
export function everySeconds(secs: number): Gate {
  if (!(secs >= 0)) {
    throw new TypeError(`everySeconds: secs must be a number of at least 0, not ${String(secs)}`);
  }
  let openedAtMs = -Infinity;
  let lastStep: number | undefined;
  let wasOpen = false;
  return (step) => {
    if (step === lastStep) return wasOpen;
    const nowMs = performance.now();
    lastStep = step;
    wasOpen = nowMs - openedAtMs >= secs * 1000;
    if (wasOpen) openedAtMs = nowMs;
    return wasOpen;
  };
}
