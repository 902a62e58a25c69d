export { renderMarkdown, withoutFormulas } from "./formulas.ts";
