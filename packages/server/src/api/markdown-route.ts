import { renderMarkdown } from "@runlens/markdown";
import { ANNOTATION_LIMITS, type RenderedMarkdown } from "@runlens/model";
import * as z from "zod/mini";
import { apiJson, apiRoute } from "./api-route.ts";
import { named } from "./schemas.ts";

const requestSchema = named<{ readonly text: string }>(
  "MarkdownRequest",
  z.strictObject({ text: z.string().check(z.maxLength(ANNOTATION_LIMITS.noteChars)) }),
);

const renderedSchema = named<RenderedMarkdown>(
  "RenderedMarkdown",
  z.object({
    text: z.string().check(z.describe("Safe HTML; U+E000, a number and U+E001 mark a formula")),
    formulas: z.array(z.object({ tex: z.string(), display: z.boolean(), source: z.string() })),
  }),
);

/** Notes of runs, rendered by the rules of the texts that runs log. */
export const markdownRoute = apiRoute({
  method: "POST",
  path: "/markdown",
  summary: "A text of Markdown as safe HTML",
  body: requestSchema,
  response: {
    description: "The rendered text",
    contentType: "application/json",
    schema: renderedSchema,
  },
  async handle({ body }) {
    const { markdownToHtml } = await import("../markdown.ts");
    return apiJson(renderMarkdown(body.text, markdownToHtml));
  },
});
