import { Button } from "@runlens/widgets";
import { useLayoutEffect, useRef, useState, type ReactNode } from "react";

/** What is higher than text.css allows is cut, with a button that shows the rest. */
export function Clipped({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const [isCut, setCut] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    const [outer, inner] = [place.current, inside.current];
    if (outer === null || inner === null) return undefined;
    const measure = (): void => setCut(inner.offsetHeight > outer.offsetHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div
        ref={place}
        className="text-clipped"
        data-open={isOpen || undefined}
        data-cut={(isCut && !isOpen) || undefined}
      >
        <div ref={inside}>{children}</div>
      </div>
      {(isCut || isOpen) && (
        <div className="text-more">
          <Button label={isOpen ? "Show less" : "Show all"} onClick={() => setOpen(!isOpen)} />
        </div>
      )}
    </>
  );
}
