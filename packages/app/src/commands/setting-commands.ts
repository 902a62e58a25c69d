import { unreachable } from "@runlens/base";
import type { PluginManifest, Setting } from "@runlens/plugin-api";
import type { Session } from "../session.ts";
import {
  isOverridden,
  isShown,
  reasonUnused,
  resetSettings,
  setSettingText,
  settingValue,
  shownSettings,
} from "../settings-state.ts";
import type { Command } from "./command.ts";

/** What the settings of the open dashboard can be changed to. */
export function settingCommands(
  session: Session,
  dashboard: PluginManifest | undefined,
): readonly Command[] {
  if (dashboard === undefined) return [];
  const shown = shownSettings(dashboard);
  if (shown.length === 0) return [];
  const { settings: texts } = session.url.get();
  const used = shown.filter(
    (setting) =>
      isShown(setting, dashboard, texts) && reasonUnused(setting, dashboard, texts) === undefined,
  );
  const reset = (): void => resetSettings(session.url, shown);
  return [
    ...used.flatMap((setting) =>
      valueCommands(session, setting, isOverridden(setting, dashboard, texts)),
    ),
    { id: "settings.reset", section: "Settings", title: "Reset settings to defaults", run: reset },
  ];
}

/** One for each value that is worth a command: not the one that is there. */
function valueCommands(
  { url }: Session,
  setting: Setting<unknown>,
  isReplaced: boolean,
): readonly Command[] {
  const now = setting.format(settingValue(setting, url.get().settings));
  const { shortcutKey } = setting;
  return worthyValues(setting)
    .filter(([text]) => isReplaced || text !== now)
    .map(([text, name]) => ({
      id: `setting.${setting.urlKey}.${text}`,
      section: "Settings",
      ...(shortcutKey === undefined
        ? { title: `${setting.label}: ${name}` }
        : { title: setting.label, note: `turn ${name}`, key: { key: shortcutKey } }),
      run: () => setSettingText(url, setting, text),
    }));
}

function worthyValues(
  setting: Setting<unknown>,
): readonly (readonly [text: string, name: string])[] {
  const { control } = setting;
  switch (control.kind) {
    case "toggle":
      return [
        ["true", "on"],
        ["false", "off"],
      ];
    case "choice":
      return Object.entries(control.options).map(([text, name]) => [text, name.toLowerCase()]);
    case "slider": {
      const texts = new Set([control.min, setting.defaultValue, control.max].map(String));
      return [...texts].map((text) => [text, text]);
    }
    case "tag":
    case "hidden":
      return [];
    default:
      return unreachable(control);
  }
}
