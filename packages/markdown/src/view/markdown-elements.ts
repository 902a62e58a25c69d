import type { RenderedMarkdown } from "@runlens/model";
import { placeFormulas } from "./place-formulas.ts";

/**
 * A rendered text as elements. Pictures become links, since the page loads nothing from other
 * places, and links open a tab of their own. Formulas stand as they were written, for
 * `renderFormulas`.
 */
export function elementsOf({ text, formulas }: RenderedMarkdown): readonly Node[] {
  const { body } = new DOMParser().parseFromString(text, "text/html");
  placeFormulas(body, formulas);
  for (const picture of body.querySelectorAll("img")) picture.replaceWith(linkTo(picture));
  for (const link of body.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    link.target = "_blank";
    link.rel = "noreferrer noopener";
  }
  return [...body.childNodes];
}

function linkTo(picture: HTMLImageElement): HTMLElement {
  const source = picture.getAttribute("src") ?? "";
  const link = picture.ownerDocument.createElement("a");
  link.textContent = `Picture: ${picture.alt === "" ? source : picture.alt}`;
  if (/^https?:/i.test(source)) link.href = source;
  return link;
}
