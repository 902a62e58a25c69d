/** Of texts and their HTML; a few thousand long descriptions. */
const MAX_CHARACTERS_KEPT = 8 * 2 ** 20;

/** Words that mean themselves in Markdown and HTML. */
const PLAIN = /^[A-Za-z](?:[A-Za-z0-9,;:()%/ -]*[A-Za-z0-9,;:()%/])?$/;

/** Converts a text that was converted before no second time, and plain words without a parser. */
export function memoMarkdown(toHtml: (markdown: string) => string): (markdown: string) => string {
  const known = new Map<string, string>();
  let charactersKept = 0;
  return (markdown) => {
    if (PLAIN.test(markdown)) return `<p>${markdown}</p>`;
    const before = known.get(markdown);
    if (before !== undefined) return before;
    const html = toHtml(markdown);
    charactersKept += markdown.length + html.length;
    if (charactersKept > MAX_CHARACTERS_KEPT) {
      known.clear();
      charactersKept = markdown.length + html.length;
    }
    known.set(markdown, html);
    return html;
  };
}
