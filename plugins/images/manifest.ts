import { choiceSetting, definePlugin, numberSetting, sharedSettings } from "@runlens/plugin-api";

export default definePlugin({
  id: "images",
  title: "Images",
  description: "Pictures that a run logged, step by step.",
  reads: ["images"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    size: choiceSetting({
      label: "Size",
      urlKey: "imageSize",
      options: { fit: "Fit to tile", actual: "Actual size" },
      defaultValue: "fit",
    }),
    /** CSS pixels across. */
    tileWidth: numberSetting({
      label: "Width of tiles, px",
      urlKey: "tileWidth",
      min: 64,
      max: 960,
      step: 16,
      defaultValue: 160,
    }),
    /** 1 leaves images as they are. */
    brightness: numberSetting({
      label: "Brightness",
      urlKey: "brightness",
      min: 0,
      max: 2,
      step: 0.01,
      defaultValue: 1,
    }),
    contrast: numberSetting({
      label: "Contrast, %",
      urlKey: "contrast",
      min: 0,
      max: 500,
      step: 1,
      defaultValue: 100,
    }),
    /** Stops: each doubles the light. */
    exposure: numberSetting({
      label: "Exposure, stops",
      urlKey: "exposure",
      min: -8,
      max: 8,
      step: 0.25,
      defaultValue: 0,
    }),
    gamma: numberSetting({
      label: "Gamma",
      urlKey: "gamma",
      min: 0.1,
      max: 5,
      step: 0.05,
      defaultValue: 1,
    }),
  },
  tensorBoardTab: {
    tabName: "images",
    elementName: "tf-image-dashboard",
    disableReload: false,
    place: 3,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/images-dashboard.tsx"),
});
