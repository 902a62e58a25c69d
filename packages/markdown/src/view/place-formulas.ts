import type { Formula } from "@runlens/model";
import { FORMULA_MARK } from "../formula-mark.ts";

const FORMULA = "rl-formula";

/** Puts formulas where their marks are, as they were written; within code they are code. */
export function placeFormulas(body: HTMLElement, formulas: readonly Formula[]): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const marked: Text[] = [];
  while (walker.nextNode() !== null) {
    const { currentNode } = walker;
    if (currentNode instanceof Text && FORMULA_MARK.test(currentNode.data))
      marked.push(currentNode);
  }
  for (const node of marked) {
    const isCode = node.parentElement?.closest("code, pre") !== null;
    // A text in turn with the number of a formula.
    const parts = node.data.split(FORMULA_MARK).map((part, i) => {
      const formula = i % 2 === 1 ? formulas[Number(part)] : undefined;
      if (formula === undefined) return part;
      return isCode ? formula.source : elementOf(formula, body.ownerDocument);
    });
    node.replaceWith(...parts);
  }
}

function elementOf({ tex, display, source }: Formula, document: Document): HTMLElement {
  const element = document.createElement("span");
  element.className = FORMULA;
  element.textContent = source;
  element.dataset["tex"] = tex;
  if (display) element.dataset["display"] = "";
  return element;
}

/**
 * Typesets the formulas that `placeFormulas` placed. What typesets them is fetched once there
 * is a formula. Those that are no TeX stay as they were written.
 */
export async function renderFormulas(place: HTMLElement): Promise<void> {
  const elements = place.querySelectorAll<HTMLElement>(`.${FORMULA}[data-tex]`);
  if (elements.length === 0) return;
  const { typeset } = await import("./typeset.ts");
  for (const element of elements) {
    typeset(element, element.dataset["tex"] ?? "", element.dataset["display"] !== undefined);
  }
}
