import { MAX_SMOOTHING_POINTS } from "@runlens/model";
import { choiceSetting, numberSetting, tagSetting, toggleSetting } from "./settings.ts";

/** 0 to 10 one by one, then in steps of about a fifth. */
function stopsTo(max: number): readonly number[] {
  const steps = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];
  const tens = [1, 10, 100].flatMap((scale) => steps.map((step) => step * scale));
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...tens.filter((stop) => stop < max), max];
}

const SCALES = { linear: "Linear", log: "Log", symlog: "Symlog" } as const;

/** Of dashboards that show lines, one state for all of them. */
export const lineSettings = {
  /** σ, in points; `smoothing` is the weight of the moving averages. */
  smoothingSigma: numberSetting({
    label: "Smoothing, σ in points",
    urlKey: "smoothingSigma",
    min: 0,
    max: 500,
    step: 0.1,
    stops: stopsTo(500),
    defaultValue: 2,
    shownWhen: { urlKey: "smoothingBy", texts: ["gaussian"] },
  }),
  /** In points. */
  smoothingWidth: numberSetting({
    label: "Smoothing, width in points",
    urlKey: "smoothingWidth",
    min: 0,
    max: MAX_SMOOTHING_POINTS,
    step: 1,
    stops: stopsTo(MAX_SMOOTHING_POINTS),
    defaultValue: 7,
    shownWhen: { urlKey: "smoothingBy", texts: ["mean"] },
  }),
  smoothingBy: choiceSetting({
    label: "Smoothing by",
    urlKey: "smoothingBy",
    options: {
      ema: "Moving average",
      timeEma: "Moving average over distance",
      gaussian: "Gaussian",
      mean: "Running mean",
    },
    defaultValue: "ema",
  }),
  /** Of the runs of a group. */
  groupCentre: choiceSetting({
    label: "Groups as",
    urlKey: "groupCentre",
    options: {
      mean: "Mean",
      median: "Median",
      iqm: "Interquartile mean",
      runs: "Their single runs",
    },
    defaultValue: "mean",
  }),
  groupBand: choiceSetting({
    label: "Band of groups",
    urlKey: "groupBand",
    options: {
      std: "Standard deviation",
      stderr: "Standard error",
      minMax: "Least to most",
      bootstrap: "Bootstrap 95 %",
      none: "None",
    },
    defaultValue: "std",
  }),
  /** Scalar tag as horizontal axis in place of `xAxis`; "": none. */
  xTag: tagSetting({ label: "Tag as horizontal axis", urlKey: "xTag" }),
  /** Of the cards that have no scale of their own, as `yScale`. */
  xScale: choiceSetting({
    label: "Horizontal scale",
    urlKey: "xScale",
    options: SCALES,
    defaultValue: "linear",
  }),
  yScale: choiceSetting({
    label: "Vertical scale",
    urlKey: "yScale",
    options: SCALES,
    defaultValue: "linear",
  }),
  /** Vertical axes leave out the lowest and the highest 5 % of the values. */
  ignoreOutliers: toggleSetting({
    label: "Ignore outliers",
    urlKey: "ignoreOutliers",
    defaultValue: false,
  }),
  /** All cards show the same part of the horizontal axis. */
  linkZoom: toggleSetting({ label: "Link zoom", urlKey: "linkZoom", defaultValue: false }),
  /** What is zoomed into moves with the newest points. */
  follow: toggleSetting({
    label: "Follow newest points",
    urlKey: "follow",
    defaultValue: false,
    shortcutKey: "f",
  }),
  tooltipOrder: choiceSetting({
    label: "Tooltip order",
    urlKey: "tooltipOrder",
    options: {
      nearest: "Nearest to pointer",
      nearestValue: "Nearest value",
      ascending: "Value, ascending",
      descending: "Value, descending",
      alphabetical: "Name",
    },
    defaultValue: "nearest",
  }),
  tooltipRows: numberSetting({
    label: "Tooltip rows",
    urlKey: "tooltipRows",
    min: 1,
    max: 50,
    step: 1,
    defaultValue: 16,
  }),
  /** The least, in CSS pixels. */
  cardWidth: numberSetting({
    label: "Card width",
    urlKey: "cardWidth",
    min: 280,
    max: 900,
    step: 20,
    defaultValue: 340,
  }),
} as const;
