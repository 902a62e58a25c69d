import { choiceSetting, numberSetting, textSetting, toggleSetting } from "./settings.ts";

const SCALES = { linear: "Linear", log: "Log", symlog: "Symlog" } as const;

/** Of dashboards that show lines, one state for all of them. */
export const lineSettings = {
  smoothingKind: choiceSetting({
    label: "Smoothing by",
    urlKey: "smoothingKind",
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
  xTag: textSetting({ label: "Tag as horizontal axis", urlKey: "xTag" }),
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
