import { findText } from "./find-text.ts";

/** The name that text.css styles. */
const NAME = "rl-text-found";

/**
 * Marks what is found in the words of an element, each text node for itself, without a
 * change to its elements. Browsers without CSS highlights mark nothing.
 *
 * @returns takes the marks away.
 */
export function highlight(element: HTMLElement, query: string): () => void {
  if (query === "" || !("highlights" in CSS)) return () => {};
  const ranges = textNodesOf(element).flatMap((node) =>
    findText(node.data, query).map(({ start, end }) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      return range;
    }),
  );
  const shared = CSS.highlights.get(NAME) ?? new Highlight();
  CSS.highlights.set(NAME, shared);
  for (const range of ranges) shared.add(range);
  return () => {
    for (const range of ranges) shared.delete(range);
  };
}

function textNodesOf(element: HTMLElement): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}
