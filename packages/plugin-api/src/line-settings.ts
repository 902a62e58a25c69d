import { choiceSetting, numberSetting, toggleSetting } from "./settings.ts";

const SCALES = { linear: "Linear", log: "Log", symlog: "Symlog" } as const;

/** Of dashboards that show lines, one state for all of them. */
export const lineSettings = {
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
