import { useEffect, useRef } from "react";

/** Calls the first task at once, and of those that follow within the interval the last one at its end. */
export function usePace(intervalMs: number): (task: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<() => void>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const start = (task: () => void): void => {
    task();
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const next = waiting.current;
      waiting.current = undefined;
      if (next !== undefined) start(next);
    }, intervalMs);
  };
  return (task) => {
    if (timer.current === undefined) start(task);
    else waiting.current = task;
  };
}
