import type { PluginManifest, Setting } from "@runlens/plugin-api";
import { rememberSetting } from "./remembered.ts";
import type { Store } from "./store.ts";
import { normalSettingText, type TextMap, type UrlState } from "./url-state.ts";

/** The settings of a dashboard that the reader can change by themselves. */
export function shownSettings({ settings }: PluginManifest): readonly Setting<unknown>[] {
  return Object.values(settings).filter(({ control }) => control.kind !== "hidden");
}

/** The value that `texts` gives a setting, or its default. */
export function settingValue(setting: Setting<unknown>, texts: TextMap): unknown {
  const text = texts[setting.urlKey];
  return (text === undefined ? undefined : setting.parse(text)) ?? setting.defaultValue;
}

/** Why a setting of a dashboard does nothing now; undefined while it does something. */
export function reasonUnused(
  { unusedWhen }: Setting<unknown>,
  { settings }: Pick<PluginManifest, "settings">,
  texts: TextMap,
): string | undefined {
  if (unusedWhen === undefined) return undefined;
  const cause = Object.values(settings).find(({ urlKey }) => urlKey === unusedWhen.urlKey);
  const isSo = cause && cause.format(settingValue(cause, texts)) === unusedWhen.text;
  return isSo ? unusedWhen.because : undefined;
}

/** Remembered for links that say nothing. Text that is no legal value resets the setting. */
export function setSettingText(
  url: Store<UrlState>,
  setting: Setting<unknown>,
  text: string,
): void {
  const settings = { ...url.get().settings };
  const normal = normalSettingText(setting, text);
  rememberSetting(setting, normal);
  if (settings[setting.urlKey] === normal) return;
  if (normal === undefined) delete settings[setting.urlKey];
  else settings[setting.urlKey] = normal;
  url.update((state) => ({ ...state, settings }));
}

export function resetSettings(url: Store<UrlState>, settings: readonly Setting<unknown>[]): void {
  for (const setting of settings) {
    setSettingText(url, setting, setting.format(setting.defaultValue));
  }
}

/** Undefined removes the entry. */
export function setViewEntry(
  url: Store<UrlState>,
  dashboard: string,
  key: string,
  value: string | undefined,
): void {
  const { [dashboard]: before = {}, ...others } = url.get().views;
  if (before[key] === value) return;
  const { [key]: _, ...rest } = before;
  const view = value === undefined ? rest : { ...rest, [key]: value };
  const views = Object.keys(view).length === 0 ? others : { ...others, [dashboard]: view };
  url.update((state) => ({ ...state, views }));
}
