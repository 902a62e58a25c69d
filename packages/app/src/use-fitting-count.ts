import { useLayoutEffect, useRef, useState, type RefObject } from "react";

interface Fitting {
  /** Of an element that wraps its children and is as high as one line of them. */
  readonly ref: RefObject<HTMLDivElement | null>;
  /** How many of its children stand in the first line; Infinity when all do. */
  readonly count: number;
}

/** Knows how many children of an element there is room for, as its width changes. */
export function useFittingCount(): Fitting {
  const ref = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(Infinity);
  useLayoutEffect(() => {
    const row = ref.current;
    if (row === null) return undefined;
    const observer = new ResizeObserver(() => setCount(countInFirstLine(row)));
    observer.observe(row);
    return () => observer.disconnect();
  }, []);
  return { ref, count };
}

function countInFirstLine({ children }: Element): number {
  const tops = [...children].map((child) => child.getBoundingClientRect().top);
  const below = tops.findIndex((top) => top > (tops[0] ?? 0));
  return below < 0 ? Infinity : below;
}
