import type { PluginBackend } from "./backend.ts";
import type { Dashboard, ViewState } from "./dashboard.ts";
import type { Settings } from "./settings.ts";

/** How TensorBoard's own page would mount a dashboard; part of `/data/plugins_listing`. */
export interface TensorBoardTab {
  readonly tabName: string;
  /** Custom element; absent for a component that TensorBoard's page knows by the plugin's id. */
  readonly elementName?: string;
  /** Script below the plugin's routes, for a dashboard in a frame of its own. */
  readonly modulePath?: string;
  readonly disableReload: boolean;
  /** Among TensorBoard's tabs, 0 the first: its page opens the first that has data. */
  readonly place: number;
}

export interface PluginManifest<S extends Settings = Settings> {
  /** The folder's name, the name in routes, and TensorBoard's name for the plugin. */
  readonly id: string;
  readonly title: string;
  /** One sentence for people. */
  readonly description: string;
  /** Plugin names in summary metadata: the dashboard has data when a series carries one of them. */
  readonly reads: readonly string[];
  /** Plugin names whose tags the dashboard of our page shows, where they are more. Default: `reads`. */
  readonly shows?: readonly string[];
  /** The dashboard also shows the tags that no other dashboard shows. Default: false. */
  readonly showsRest?: boolean;
  readonly settings: S;
  /** Has the card of a tag bring a step into sight. Absent: that cannot be asked for. */
  readonly lookAt?: (view: ViewState, tag: string, step: number) => void;
  /** Keys of the view that a browser remembers, as it does settings, for links that say nothing. Default: none. */
  readonly remembers?: readonly string[];
  /** Absent for a plugin that TensorBoard does not have: it is not listed, and behind all tabs. */
  readonly tensorBoardTab?: TensorBoardTab;
  /** Loaded by the server only. Without it the plugin answers no routes. */
  backend?(): Promise<{ readonly default: PluginBackend }>;
  /** Loaded by the browser only. Without it, the page has no tab for the plugin: it only answers routes. */
  frontend?(): Promise<{ readonly default: Dashboard<S> }>;
}

/** A plugin that TensorBoard has, too, with routes below `/data/plugin/<id>`. */
export type RoutedPlugin = PluginManifest &
  Required<Pick<PluginManifest, "tensorBoardTab" | "backend">>;

export function isRouted(manifest: PluginManifest): manifest is RoutedPlugin {
  return manifest.tensorBoardTab !== undefined && manifest.backend !== undefined;
}

/** Checks a manifest at compile time and keeps the types of its settings. */
export function definePlugin<const S extends Settings>(
  manifest: PluginManifest<S>,
): PluginManifest<S> {
  return manifest;
}
