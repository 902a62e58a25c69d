import { useEffect, useRef } from "react";

/**
 * Calls the newest task once none came for a while, and now and then while they keep coming:
 * the first at once.
 */
export function usePace(quietMs: number, longestMs: number): (task: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const calledAtMs = useRef(-Infinity);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (task) => {
    const nowMs = performance.now();
    const dueMs = Math.min(nowMs + quietMs, calledAtMs.current + longestMs);
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        calledAtMs.current = performance.now();
        task();
      },
      Math.max(dueMs - nowMs, 0),
    );
  };
}
