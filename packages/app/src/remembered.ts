import type { Setting } from "@runlens/plugin-api";
import { keep, readKept } from "./local-storage.ts";
import {
  formatUrl,
  parseUrl,
  type TextMap,
  type UrlState,
  type UrlVocabulary,
} from "./url-state.ts";

const STORAGE_KEY = "runlens.settings";

/**
 * Gives a link that says nothing of what is shown, such as an address that was typed, what was
 * chosen last in this browser: settings, and what dashboards have remembered of their views.
 * A link that says anything is whole: what it leaves out has its default, for whoever opens it.
 */
export function withRemembered(state: UrlState, vocabulary: UrlVocabulary): UrlState {
  const { search, hash } = formatUrl({ ...state, dashboard: undefined });
  const params = new URLSearchParams(remembered());
  if (search !== "" || hash !== "" || params.size === 0) return state;
  const { settings, views } = parseUrl({ search: params.toString(), hash: "" }, vocabulary);
  return { ...state, settings, views };
}

/** @param text undefined: the default, of which nothing needs to be remembered. */
export function rememberSetting(
  { urlKey, control }: Setting<unknown>,
  text: string | undefined,
): void {
  // A tag is of one experiment.
  if (control.kind !== "hidden" && control.kind !== "tag") remember(urlKey, text);
}

/** @param value undefined: the entry is gone, and forgotten. */
export function rememberViewEntry(dashboard: string, key: string, value: string | undefined): void {
  remember(`${dashboard}.${key}`, value);
}

function remember(param: string, text: string | undefined): void {
  const { [param]: _, ...others } = remembered();
  keep(STORAGE_KEY, JSON.stringify(text === undefined ? others : { ...others, [param]: text }));
}

/** By parameter of a link; empty where nothing was kept, or nothing that makes sense. */
function remembered(): TextMap {
  try {
    const kept: unknown = JSON.parse(readKept(STORAGE_KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
      ),
    );
  } catch {
    return {};
  }
}
