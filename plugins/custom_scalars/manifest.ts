import { choiceSetting, definePlugin, lineSettings, sharedSettings } from "@runlens/plugin-api";

export default definePlugin({
  id: "custom_scalars",
  title: "Custom Scalars",
  description: "Charts of scalars in a layout that was logged or made here.",
  reads: ["custom_scalars"],
  shows: ["custom_scalars", "scalars"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    layout: choiceSetting({
      label: "Layout",
      urlKey: "customLayout",
      options: { edited: "With edits", logged: "As logged" },
      defaultValue: "edited",
    }),
    xAxis: sharedSettings.xAxis,
    smoothing: sharedSettings.smoothing,
    smoothingSigma: lineSettings.smoothingSigma,
    smoothingWidth: lineSettings.smoothingWidth,
    smoothingBy: lineSettings.smoothingBy,
    xScale: lineSettings.xScale,
    yScale: lineSettings.yScale,
    ignoreOutliers: lineSettings.ignoreOutliers,
    linkZoom: lineSettings.linkZoom,
    follow: lineSettings.follow,
    tooltipOrder: lineSettings.tooltipOrder,
    tooltipRows: lineSettings.tooltipRows,
  },
  tensorBoardTab: {
    tabName: "Custom Scalars",
    elementName: "tf-custom-scalar-dashboard",
    disableReload: false,
    place: 2,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/custom-scalars-dashboard.tsx"),
});
