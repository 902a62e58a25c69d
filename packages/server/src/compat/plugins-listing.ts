import type { Reader } from "@runlens/model";
import type { TensorBoardTab } from "@runlens/plugin-api";
import type { LoadedPlugin } from "../settings.ts";
import { TABS_WITHOUT_DASHBOARD } from "./tabs-without-dashboard.ts";

interface ListedPlugin {
  readonly disable_reload: boolean;
  /** Whether there is anything to show. */
  readonly enabled: boolean;
  readonly loading_mechanism:
    | { readonly type: "NG_COMPONENT" }
    | { readonly type: "CUSTOM_ELEMENT"; readonly element_name: string }
    | { readonly type: "IFRAME"; readonly module_path: string };
  readonly remove_dom: boolean;
  readonly tab_name: string;
}

/**
 * `GET /data/plugins_listing`: plugins by id, in the order of TensorBoard's tabs. Tabs that have
 * no dashboard yet are listed as having no data.
 *
 * @param scriptRoot of the request: in front of the paths of modules.
 */
export async function pluginsListing(
  reader: Reader,
  plugins: readonly LoadedPlugin[],
  experiment: string,
  scriptRoot: string,
): Promise<Readonly<Record<string, ListedPlugin>>> {
  const series = await reader.series({ experiment });
  const pluginNames = new Set(series.map(({ pluginName }) => pluginName));
  const tabs = [
    ...TABS_WITHOUT_DASHBOARD.map(({ id, tab }) => ({ id, tab, enabled: false })),
    ...plugins.map(({ id, reads, tensorBoardTab }) => ({
      id,
      tab: tensorBoardTab,
      enabled: reads.some((name) => pluginNames.has(name)),
    })),
  ];
  const inOrder = tabs.toSorted((a, b) => a.tab.place - b.tab.place);
  const entries = inOrder.map(({ id, tab, enabled }): [string, ListedPlugin] => [
    id,
    {
      disable_reload: tab.disableReload,
      enabled,
      loading_mechanism: mechanismOf(tab, `${scriptRoot}/data/plugin/${id}`),
      remove_dom: false,
      tab_name: tab.tabName,
    },
  ]);
  return Object.fromEntries(entries);
}

function mechanismOf(
  { elementName, modulePath }: TensorBoardTab,
  pluginRoot: string,
): ListedPlugin["loading_mechanism"] {
  if (modulePath !== undefined) return { type: "IFRAME", module_path: pluginRoot + modulePath };
  return elementName === undefined
    ? { type: "NG_COMPONENT" }
    : { type: "CUSTOM_ELEMENT", element_name: elementName };
}
