import type { Reader } from "@runlens/model";
import type { TensorBoardTab } from "@runlens/plugin-api";
import type { LoadedPlugin } from "../settings.ts";

interface ListedPlugin {
  readonly disable_reload: boolean;
  /** Whether there is anything to show. */
  readonly enabled: boolean;
  readonly loading_mechanism:
    | { readonly type: "NG_COMPONENT" }
    | { readonly type: "CUSTOM_ELEMENT"; readonly element_name: string };
  readonly remove_dom: boolean;
  readonly tab_name: string;
}

/** `GET /data/plugins_listing`: plugins by id, in the order of TensorBoard's tabs. */
export async function pluginsListing(
  reader: Reader,
  plugins: readonly LoadedPlugin[],
  experiment: string,
): Promise<Readonly<Record<string, ListedPlugin>>> {
  const series = await reader.series({ experiment });
  const pluginNames = new Set(series.map(({ pluginName }) => pluginName));
  const inOrder = plugins.toSorted((a, b) => a.tensorBoardTab.place - b.tensorBoardTab.place);
  const entries = inOrder.map(
    ({ id, reads, tensorBoardTab }) =>
      [
        id,
        {
          disable_reload: tensorBoardTab.disableReload,
          enabled: reads.some((name) => pluginNames.has(name)),
          loading_mechanism: mechanismOf(tensorBoardTab),
          remove_dom: false,
          tab_name: tensorBoardTab.tabName,
        },
      ] as const,
  );
  return Object.fromEntries(entries);
}

function mechanismOf({ elementName }: TensorBoardTab): ListedPlugin["loading_mechanism"] {
  return elementName === undefined
    ? { type: "NG_COMPONENT" }
    : { type: "CUSTOM_ELEMENT", element_name: elementName };
}
