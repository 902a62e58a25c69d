import type { BackendContext, Route } from "../backend.ts";
import { jsonBytes } from "../reply.ts";
import { joinJson } from "./json-parts.ts";
import { createListsMemo } from "./lists-memo.ts";
import { tagTable } from "./tag-table.ts";

/** `GET /tags`: `{[run]: {[tag]: {displayName, description}}}`, descriptions as HTML. */
export function tagsRoute(context: BackendContext, pluginName: string): Route {
  const { reader } = context;
  const replyOf = createListsMemo(reader, async (experiment) => {
    const series = await reader.series({ experiment, pluginName });
    const tags = await tagTable(series, ({ displayName, description }) => ({
      displayName,
      description: context.markdownToHtml(description),
    }));
    return jsonBytes(joinJson([JSON.stringify(tags)]));
  });
  return { path: "/tags", handle: ({ experiment }) => replyOf(experiment) };
}
