import type { PluginManifest, Setting, ViewState } from "@runlens/plugin-api";
import { rememberSetting, rememberViewEntry } from "./remembered.ts";
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

/** Whether a setting has a control now, which another one may decide. */
export function isShown(
  { shownWhen }: Setting<unknown>,
  { settings }: Pick<PluginManifest, "settings">,
  texts: TextMap,
): boolean {
  const text = shownWhen && textOf(shownWhen.urlKey, settings, texts);
  return shownWhen === undefined || text === undefined || shownWhen.texts.includes(text);
}

/** Whether another setting of the dashboard takes the place of this one now. */
export function isOverridden(
  { overriddenBy }: Setting<unknown>,
  { settings }: Pick<PluginManifest, "settings">,
  texts: TextMap,
): boolean {
  return Object.values(settings).some(
    ({ urlKey }) => urlKey === overriddenBy && texts[urlKey] !== undefined,
  );
}

/** The value in force of the setting with a key; undefined where the dashboard has none. */
function textOf(
  key: string,
  settings: PluginManifest["settings"],
  texts: TextMap,
): string | undefined {
  const setting = Object.values(settings).find(({ urlKey }) => urlKey === key);
  return setting?.format(settingValue(setting, texts));
}

/** Why a setting of a dashboard does nothing now; undefined while it does something. */
export function reasonUnused(
  { unusedWhen }: Setting<unknown>,
  { settings }: Pick<PluginManifest, "settings">,
  texts: TextMap,
): string | undefined {
  if (unusedWhen === undefined) return undefined;
  const isSo = textOf(unusedWhen.urlKey, settings, texts) === unusedWhen.text;
  return isSo ? unusedWhen.because : undefined;
}

/** Remembered for links that say nothing. Text that is no legal value resets the setting. */
export function setSettingText(
  url: Store<UrlState>,
  setting: Setting<unknown>,
  text: string,
): void {
  const { urlKey, overriddenBy } = setting;
  const settings = { ...url.get().settings };
  const normal = normalSettingText(setting, text);
  rememberSetting(setting, normal);
  const isOther = overriddenBy !== undefined && settings[overriddenBy] !== undefined;
  if (settings[urlKey] === normal && !isOther) return;
  if (isOther) delete settings[overriddenBy];
  if (normal === undefined) delete settings[urlKey];
  else settings[urlKey] = normal;
  url.update((state) => ({ ...state, settings }));
}

export function resetSettings(url: Store<UrlState>, settings: readonly Setting<unknown>[]): void {
  for (const setting of settings) {
    setSettingText(url, setting, setting.format(setting.defaultValue));
  }
}

/** Undefined removes the entry. */
/** The door to a dashboard's view in the link; what it remembers stays in this browser, too. */
export function viewOf(
  url: Store<UrlState>,
  { id, remembers = [] }: Pick<PluginManifest, "id" | "remembers">,
): ViewState {
  return {
    get: (key) => url.get().views[id]?.[key],
    set(key, value) {
      if (remembers.includes(key)) rememberViewEntry(id, key, value);
      setViewEntry(url, id, key, value);
    },
  };
}

function setViewEntry(
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
