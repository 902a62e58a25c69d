import { RunlensError } from "@runlens/base";
import type { SeriesName } from "@runlens/plugin-api/media";
import { placeFormulas, type Formula } from "./place-formulas.ts";

export interface RenderedText {
  /** Safe HTML, with a mark in place of each formula. */
  readonly text: string;
  readonly formulas: readonly Formula[];
}

/**
 * One text as the server renders it: Markdown made safe by the server's one guard.
 *
 * @throws RunlensError `text.notRendered` when the server does not answer with one.
 */
export async function fetchRendered(
  { run, tag }: SeriesName,
  position: number,
  signal: AbortSignal,
): Promise<RenderedText> {
  const query = new URLSearchParams({ run, tag, position: String(position) });
  const url = new URL(`data/plugin/text/value?${query}`, document.baseURI);
  const response = await fetch(url, { signal });
  if (!response.ok) {
    throw new RunlensError({
      code: "text.notRendered",
      message: `The server could not render this text (${response.status}).`,
      hint: "See it as plain text, or try again.",
    });
  }
  // The server is of the same version as the page.
  return (await response.json()) as RenderedText;
}

/**
 * A rendered text as elements. Pictures become links, since the page loads nothing from other
 * places, and links open a tab of their own. Formulas stand as they were written, for
 * `renderFormulas`.
 */
export function elementsOf({ text, formulas }: RenderedText): readonly Node[] {
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
