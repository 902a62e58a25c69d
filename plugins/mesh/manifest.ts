import {
  choiceSetting,
  definePlugin,
  numberSetting,
  sharedSettings,
  toggleSetting,
} from "@runlens/plugin-api";

export default definePlugin({
  id: "mesh",
  title: "Mesh",
  description: "Point clouds and meshes in three dimensions.",
  reads: ["mesh"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    style: choiceSetting({
      label: "Draw",
      urlKey: "meshStyle",
      options: {
        surface: "Surface",
        both: "Surface and edges",
        edges: "Edges",
        points: "Points",
      },
      defaultValue: "surface",
    }),
    shading: choiceSetting({
      label: "Shading",
      urlKey: "meshShading",
      options: { smooth: "Smooth", flat: "Flat" },
      defaultValue: "smooth",
    }),
    colors: choiceSetting({
      label: "Colours",
      urlKey: "meshColors",
      options: { logged: "As logged", run: "Of the run" },
      defaultValue: "logged",
    }),
    /** CSS pixels across, at the distance of the middle. */
    pointSize: numberSetting({
      label: "Size of points, px",
      urlKey: "meshPoint",
      min: 1,
      max: 24,
      step: 0.5,
      defaultValue: 4,
    }),
    up: choiceSetting({
      label: "Upright axis",
      urlKey: "meshUp",
      options: { y: "y", z: "z" },
      defaultValue: "y",
    }),
    box: toggleSetting({ label: "Box and axes", urlKey: "meshBox", defaultValue: true }),
    sameCamera: toggleSetting({
      label: "One camera for all cards",
      urlKey: "meshSameCamera",
      defaultValue: true,
    }),
    fitSteps: toggleSetting({
      label: "Fit each step",
      urlKey: "meshFit",
      defaultValue: true,
    }),
  },
  tensorBoardTab: {
    tabName: "mesh",
    elementName: "mesh-dashboard",
    disableReload: false,
    place: 13,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/mesh-dashboard.tsx"),
});
