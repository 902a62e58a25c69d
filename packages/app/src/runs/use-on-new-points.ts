import { useEffect, useEffectEvent } from "react";
import { useSession, type SeriesChanges } from "../session.ts";

/** Calls back when points arrived, at most once in the interval, with all that changed in it. */
export function useOnNewPoints(
  onPoints: ((changes: SeriesChanges) => void) | undefined,
  intervalMs: number,
): void {
  const { onSeriesChange } = useSession();
  const isWanted = onPoints !== undefined;
  const call = useEffectEvent((changes: SeriesChanges) => onPoints?.(changes));
  useEffect(() => {
    if (!isWanted) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let changed = new Map<string, readonly string[]>();
    const stop = onSeriesChange((changes) => {
      changed = new Map([...changed, ...changes]);
      timer ??= setTimeout(() => {
        timer = undefined;
        call(changed);
        changed = new Map();
      }, intervalMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isWanted, intervalMs, onSeriesChange]);
}
