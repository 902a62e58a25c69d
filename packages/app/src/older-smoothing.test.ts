import { lineSettings, sharedSettings } from "@runlens/plugin-api";
import { expect, it } from "vitest";
import { withOlderSmoothing } from "./older-smoothing.ts";
import { formatUrl, parseUrl } from "./url-state.ts";

const SETTINGS = new Map(
  [sharedSettings.smoothing, ...Object.values(lineSettings)].map((each) => [each.urlKey, each]),
);

it.each([
  ["?smoothing=0.9&smoothingKind=mean", "?smoothing=0.9&smoothingBy=mean&smoothingWidth=19"],
  [
    "?smoothing=0.9&smoothingKind=gaussian",
    "?smoothing=0.9&smoothingBy=gaussian&smoothingSigma=5.36",
  ],
  ["?smoothingKind=mean", "?smoothingBy=mean&smoothingWidth=4"],
  ["?smoothing=0&smoothingKind=mean", "?smoothing=0&smoothingBy=mean&smoothingWidth=0"],
  ["?smoothing=0.9&smoothingKind=timeEma", "?smoothing=0.9&smoothingBy=timeEma"],
  ["?smoothing=0.9&smoothingKind=ema", "?smoothing=0.9"],
  ["?smoothingKind=nonsense", ""],
  ["?smoothing=0.9&smoothingBy=mean", "?smoothing=0.9&smoothingBy=mean"],
])("%s is %s now", (older, now) => {
  const state = parseUrl({ search: older, hash: "" }, { settings: SETTINGS, dashboards: [] });
  expect(paramsOf(formatUrl(withOlderSmoothing(state)).search)).toEqual(paramsOf(now));
});

function paramsOf(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}
