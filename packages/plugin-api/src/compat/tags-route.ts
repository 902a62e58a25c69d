import type { BackendContext, Route } from "../backend.ts";
import { json } from "../reply.ts";
import { isCurrentVersion } from "./plugin-version.ts";

/**
 * `GET /tags`: `{[run]: {[tag]: {displayName, description}}}`, descriptions as HTML. A
 * run whose series were all written for another version of the plugin is empty.
 */
export function tagsRoute(context: BackendContext, pluginName: string): Route {
  return {
    path: "/tags",
    async handle({ experiment }) {
      const tagsByRun = new Map<string, [tag: string, info: object][]>();
      const series = await context.reader.series({ experiment, pluginName });
      for (const { run, tag, pluginContent, displayName, description } of series) {
        const tags = tagsByRun.get(run) ?? [];
        tagsByRun.set(run, tags);
        if (!isCurrentVersion(pluginContent)) continue;
        tags.push([tag, { displayName, description: context.markdownToHtml(description) }]);
      }
      const runs = Array.from(tagsByRun, ([run, tags]) => [run, Object.fromEntries(tags)] as const);
      return json(Object.fromEntries(runs));
    },
  };
}
