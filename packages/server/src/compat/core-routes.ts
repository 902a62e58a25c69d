import type { Experiment, Reader } from "@runlens/model";
import { json, jsonBytes, notFound, RouteError, type Route } from "@runlens/plugin-api";
import { createListsMemo, joinJson } from "@runlens/plugin-api/compat";
import { pageNotFound } from "../errors.ts";
import type { ServerReply } from "../response.ts";
import type { LoadedPlugin, ServerSettings } from "../settings.ts";
import { pluginsListing } from "./plugins-listing.ts";
import { TABS_WITHOUT_DASHBOARD } from "./tabs-without-dashboard.ts";

/** A route of the server itself; its reply may carry headers. */
export interface CoreRoute extends Route {
  handle(...parameters: Parameters<Route["handle"]>): Promise<ServerReply>;
}

/** TensorBoard's routes that belong to no plugin, with absolute paths. */
export function coreRoutes(
  reader: Reader,
  plugins: readonly LoadedPlugin[],
  settings: ServerSettings,
): readonly CoreRoute[] {
  const { version, windowTitle, pathPrefix } = settings;
  const ids = new Set([...plugins, ...TABS_WITHOUT_DASHBOARD].map(({ id }) => id));
  const runNames = createListsMemo(reader, async (experiment) => {
    const runs = await reader.runs({ experiment });
    return jsonBytes(joinJson([JSON.stringify(runs.map((run) => run.name))]));
  });
  const listing = createListsMemo(reader, async (experiment) => {
    const scriptRoot = experiment === "" ? pathPrefix : `${pathPrefix}/experiment/${experiment}`;
    const listed = await pluginsListing(reader, plugins, experiment, scriptRoot);
    return jsonBytes(joinJson([JSON.stringify(listed)]));
  });
  return [
    {
      path: "/data/environment",
      async handle(request) {
        const experiment = await experimentOf(reader, request.experiment);
        return json({
          version,
          data_location: experiment?.dataLocation ?? "",
          window_title: windowTitle,
          experiment_name: experiment?.name ?? "",
          experiment_description: "",
          creation_time: 0,
        });
      },
    },
    {
      path: "/data/logdir",
      async handle(request) {
        const experiment = await experimentOf(reader, request.experiment);
        return json({ logdir: experiment?.dataLocation ?? "" });
      },
    },
    { path: "/data/window_properties", handle: async () => json({ window_title: windowTitle }) },
    { path: "/data/runs", handle: ({ experiment }) => runNames(experiment) },
    { path: "/data/plugins_listing", handle: ({ experiment }) => listing(experiment) },
    {
      path: "/data/plugin_entry.html",
      async handle({ query }) {
        const name = query.get("name");
        if (name === undefined) throw pageNotFound();
        if (!ids.has(name)) throw notFound(name);
        throw new RouteError(400, "route.noPluginModule", "Plugin is not module loadable");
      },
    },
    { path: "/data/experiments", handle: async () => json([]) },
    { path: "/data/experiment_runs", handle: async () => json([]) },
    { path: "/data/notifications", handle: async () => redirect("../notifications_note.json") },
    { path: "/notifications_note.json", handle: async () => json({ notifications: [] }) },
  ];
}

/** TensorBoard's local provider shows its one experiment under every id. */
async function experimentOf(reader: Reader, id: string): Promise<Experiment | undefined> {
  const experiments = await reader.experiments();
  return experiments.find((experiment) => experiment.id === id) ?? experiments[0];
}

function redirect(location: string): ServerReply {
  return { status: 302, contentType: "", body: "", headers: { Location: location } };
}
