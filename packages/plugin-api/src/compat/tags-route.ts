import type { BackendContext, Route } from "../backend.ts";
import { json } from "../reply.ts";
import { tagTable } from "./tag-table.ts";

/** `GET /tags`: `{[run]: {[tag]: {displayName, description}}}`, descriptions as HTML. */
export function tagsRoute(context: BackendContext, pluginName: string): Route {
  return {
    path: "/tags",
    async handle({ experiment }) {
      const series = await context.reader.series({ experiment, pluginName });
      const tags = await tagTable(series, ({ displayName, description }) => ({
        displayName,
        description: context.markdownToHtml(description),
      }));
      return json(tags);
    },
  };
}
