export {
  DEFAULT_SAMPLING,
  type BackendContext,
  type ExactLoader,
  type Params,
  type PluginBackend,
  type Route,
  type RouteRequest,
  type SamplingOptions,
} from "./backend.ts";
export type {
  Dashboard,
  DashboardContext,
  DashboardProps,
  Documents,
  Hyperparameters,
  ViewState,
  VisibleGroup,
  VisibleRun,
} from "./dashboard.ts";
export { lineSettings } from "./line-settings.ts";
export { lineCardKey, lookAtStep } from "./line-view.ts";
export {
  definePlugin,
  isRouted,
  type PluginManifest,
  type RoutedPlugin,
  type TensorBoardTab,
} from "./manifest.ts";
export {
  csv,
  invalidArgument,
  json,
  jsonBytes,
  jsonText,
  notFound,
  RouteError,
  type BodyParts,
  type Reply,
} from "./reply.ts";
export {
  choiceSetting,
  numberSetting,
  tagSetting,
  sharedSettings,
  textSetting,
  toggleSetting,
  type Setting,
  type SettingControl,
  type Settings,
  type SettingValues,
  type UnusedWhen,
} from "./settings.ts";
export { listOf, listText } from "./view-lists.ts";
