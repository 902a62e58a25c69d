import { choiceSetting, definePlugin, numberSetting, sharedSettings } from "@runlens/plugin-api";

export default definePlugin({
  id: "histograms",
  title: "Histograms",
  description: "How the values of a tensor spread, step by step.",
  reads: ["histograms"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    mode: choiceSetting({
      label: "Mode",
      urlKey: "histogramMode",
      options: { offset: "Offset", overlay: "Overlay", heat: "Heat map", runs: "Runs at one step" },
      defaultValue: "offset",
    }),
    xAxis: {
      ...sharedSettings.xAxis,
      unusedWhen: {
        urlKey: "histogramMode",
        text: "runs",
        because: "Runs at one step lie over their values, not over time.",
      },
    },
    bins: numberSetting({
      label: "Bins",
      urlKey: "bins",
      min: 10,
      max: 200,
      step: 1,
      defaultValue: 30,
    }),
  },
  tensorBoardTab: {
    tabName: "histograms",
    elementName: "tf-histogram-dashboard",
    disableReload: false,
    place: 8,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/histograms-dashboard.tsx"),
});
