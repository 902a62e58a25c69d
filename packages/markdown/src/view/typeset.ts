import katex from "katex";
import "katex/dist/katex.min.css";

/** Formulas of any length come from logs: none may grow beyond its card, or without end. */
const BOUNDS = { maxSize: 20, maxExpand: 500 } as const;

/**
 * Typesets a formula into an element, and as MathML for screen readers. Commands that would
 * link, load or style are not followed. What is no TeX leaves the element as it is, and says
 * why under the pointer.
 */
export function typeset(element: HTMLElement, tex: string, displayMode: boolean): void {
  const source = element.textContent;
  try {
    katex.render(tex, element, {
      ...BOUNDS,
      displayMode,
      output: "htmlAndMathml",
      trust: false,
      strict: "ignore",
      throwOnError: true,
    });
    element.title = tex;
  } catch (error) {
    element.textContent = source;
    element.title = error instanceof Error ? error.message : "";
  }
}
