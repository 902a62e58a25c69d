export { createApp, type AppOptions } from "./create-app.ts";
export { serve, type ListenOptions, type RunningServer } from "./node-server.ts";
export {
  loadPlugin,
  type LoadedPlugin,
  type ServerManifest,
  type ServerSettings,
} from "./settings.ts";
export { staticDirectory, type StaticFile, type StaticFiles } from "./static-files.ts";
export { openWebapp } from "./webapp.ts";
export { readRunColumns } from "./run-table/read-run-columns.ts";
export { readLines } from "./lines/read-lines.ts";
export { readRunTable } from "./run-table/read-run-table.ts";
