import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";

const markdownIt = new MarkdownIt({ html: true }).disable("strikethrough");
// Links of any scheme become elements here; the sanitizer takes the target away.
markdownIt.validateLink = () => true;

/** TensorBoard's lists (plugin_util.py), but for `disallowedTagsMode`, which is its default. */
const SAFE: sanitizeHtml.IOptions = {
  allowedTags:
    "ul ol li p pre code blockquote h1 h2 h3 h4 h5 h6 hr br strong em a img table thead tbody td tr th".split(
      " ",
    ),
  allowedAttributes: { a: ["href", "title"], img: ["src", "title", "alt"] },
  allowedSchemes: ["http", "https", "mailto"],
  disallowedTagsMode: "escape",
};

/**
 * Markdown with tables and fenced code as HTML that is safe to insert in a page. Elements outside the
 * list are escaped, not removed; comments are removed; links that are no http, https, mailto or
 * relative ones lose their target. "" stays "".
 */
export function markdownToHtml(markdown: string): string {
  if (markdown === "") return "";
  return safeHtml(markdownIt.render(markdown)).trimEnd();
}

/** HTML by the same rules, without Markdown. */
export function safeHtml(html: string): string {
  return sanitizeHtml(html, SAFE);
}
