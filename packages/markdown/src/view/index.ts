export { MarkdownView } from "./markdown-view.tsx";
