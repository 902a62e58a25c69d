import type { CardLink } from "@runlens/charts";
import { useEffect, useRef, useState } from "react";

/** Where the crosshair of all cards is, at most once per frame. */
export function useCrosshair(crosshair: CardLink<number>): number | undefined {
  const [x, setX] = useState<number>();
  const self = useRef({});
  useEffect(() => {
    let frame = 0;
    const stop = crosshair.follow(self.current, (next) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setX(next));
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [crosshair]);
  return x;
}
