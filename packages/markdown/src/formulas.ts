import type { Formula, RenderedMarkdown } from "@runlens/model";
import { formulaMark } from "./formula-mark.ts";

/**
 * `$$…$$` over any lines, or `$…$` within a paragraph. Inside, `$` after a backslash is a sign
 * of money. As in Pandoc, an opening `$` has no blank after it, a closing one no blank before
 * and no digit after it, so that "$5 and $6" are prices; and no opening one stands in a word.
 */
const FORMULA =
  /\$\$((?:[^$\\]|\\[\s\S])+?)\$\$|(?<![\w$/\\])\$((?![\s$])(?:(?!\n\s*\n)[^$\\]|\\[^\n])+?(?<!\s))\$(?![\d$])/g;

/**
 * A text of Markdown with a mark such as "\ue0000\ue001" in place of each formula, since the
 * rules of Markdown would change what stands in it. Formulas are added to `found`; a mark has
 * the place of its formula there.
 */
export function withoutFormulas(markdown: string, found: Formula[]): string {
  return markdown.replaceAll(FORMULA, (source: string, display?: string, inline?: string) => {
    const tex = display ?? inline ?? "";
    found.push({ tex: tex.trim(), display: display !== undefined, source });
    return formulaMark(found.length - 1);
  });
}

/** @param toHtml renders Markdown as safe HTML. */
export function renderMarkdown(
  markdown: string,
  toHtml: (markdown: string) => string,
): RenderedMarkdown {
  const formulas: Formula[] = [];
  return { text: toHtml(withoutFormulas(markdown, formulas)), formulas };
}
