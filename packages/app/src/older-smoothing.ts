import { lineSettings, sharedSettings } from "@runlens/plugin-api";
import { settingValue } from "./settings-state.ts";
import { normalSettingText, type TextMap, type UrlState } from "./url-state.ts";

/** The name that `smoothingBy` had when all kinds took the weight of a moving average. */
const OLDER_KEY = "smoothingKind";

/**
 * Of a link from before each kind had a size of its own: `smoothing=0.9&smoothingKind=mean`.
 * The kinds that count points get the size that leaves the same share of the variance of
 * noise, (1 - weight) / (1 + weight).
 */
export function withOlderSmoothing(state: UrlState): UrlState {
  const [, kind] = state.unknown.find(([name]) => name === OLDER_KEY) ?? [];
  if (kind === undefined) return state;
  const { smoothingBy, smoothingSigma, smoothingWidth } = lineSettings;
  const weight = Number(settingValue(sharedSettings.smoothing, state.settings));
  const points = weight === 0 ? 0 : (1 + weight) / (1 - weight);
  const older: TextMap = {
    [smoothingBy.urlKey]: kind,
    ...(kind === "gaussian" && {
      [smoothingSigma.urlKey]: String(points / (2 * Math.sqrt(Math.PI))),
    }),
    ...(kind === "mean" && { [smoothingWidth.urlKey]: String(points) }),
  };
  const texts = [smoothingBy, smoothingSigma, smoothingWidth].flatMap((setting) => {
    const text = normalSettingText(setting, older[setting.urlKey] ?? "");
    return text === undefined ? [] : [[setting.urlKey, text] as const];
  });
  return {
    ...state,
    settings: { ...Object.fromEntries(texts), ...state.settings },
    unknown: state.unknown.filter(([name]) => name !== OLDER_KEY),
  };
}
