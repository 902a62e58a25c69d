import type { Setting } from "@runlens/plugin-api";
import { keep, readKept } from "./local-storage.ts";
import {
  formatUrl,
  normalSettingText,
  type TextMap,
  type UrlState,
  type UrlVocabulary,
} from "./url-state.ts";

const STORAGE_KEY = "runlens.settings";

/**
 * Gives a link that says nothing of what is shown, such as an address that was typed, the
 * settings that were chosen last in this browser. A link that says anything is whole: what
 * it leaves out has its default, for whoever opens it.
 */
export function withRememberedSettings(state: UrlState, vocabulary: UrlVocabulary): UrlState {
  const { search, hash } = formatUrl({ ...state, dashboard: undefined });
  if (search !== "" || hash !== "") return state;
  const settings = Object.entries(remembered()).flatMap(([key, value]) => {
    const setting = vocabulary.settings.get(key);
    const text = setting && normalSettingText(setting, value);
    return text === undefined ? [] : [[key, text] as const];
  });
  return settings.length === 0 ? state : { ...state, settings: Object.fromEntries(settings) };
}

/** @param text undefined: the default, of which nothing needs to be remembered. */
export function rememberSetting(
  { urlKey, control }: Setting<unknown>,
  text: string | undefined,
): void {
  if (control.kind === "hidden") return;
  const { [urlKey]: _, ...others } = remembered();
  keep(STORAGE_KEY, JSON.stringify(text === undefined ? others : { ...others, [urlKey]: text }));
}

/** By key; empty where nothing was kept, or nothing that makes sense. */
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
