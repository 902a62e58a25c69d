import type { RenderedMarkdown } from "@runlens/model";
import { useLayoutEffect, useRef, type RefObject } from "react";
import { elementsOf } from "./markdown-elements.ts";
import { renderFormulas } from "./place-formulas.ts";
import "./markdown.css";

interface MarkdownViewProps {
  readonly rendered: RenderedMarkdown;
  /** The element that holds the text; before layout effects of parents, the text is in it. */
  readonly ref?: RefObject<HTMLDivElement | null>;
}

/** A text that a server rendered. */
export function MarkdownView({ rendered, ref }: MarkdownViewProps) {
  const own = useRef<HTMLDivElement>(null);
  const place = ref ?? own;
  useLayoutEffect(() => {
    if (place.current === null) return;
    place.current.replaceChildren(...elementsOf(rendered));
    // Without what typesets them, formulas stay as they were written.
    renderFormulas(place.current).catch(() => undefined);
  }, [place, rendered]);
  return <div ref={place} className="rl-markdown" dir="auto" />;
}
