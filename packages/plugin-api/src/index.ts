export type { BackendContext, Params, PluginBackend, Route, RouteRequest } from "./backend.ts";
export type {
  Dashboard,
  DashboardContext,
  DashboardProps,
  ViewState,
  VisibleRun,
} from "./dashboard.ts";
export { definePlugin, type PluginManifest, type TensorBoardTab } from "./manifest.ts";
export { csv, invalidArgument, json, notFound, RouteError, type Reply } from "./reply.ts";
export {
  choiceSetting,
  numberSetting,
  sharedSettings,
  textSetting,
  toggleSetting,
  type Setting,
  type SettingControl,
  type Settings,
  type SettingValues,
} from "./settings.ts";
