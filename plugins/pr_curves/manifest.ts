import { choiceSetting, definePlugin, sharedSettings } from "@runlens/plugin-api";

export default definePlugin({
  id: "pr_curves",
  title: "PR Curves",
  description: "Precision over recall, at many thresholds.",
  reads: ["pr_curves"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    /** How it is told when a curve was logged. */
    time: choiceSetting({
      label: "Time of curves",
      urlKey: "prTime",
      options: { step: "Step", relative: "Relative", wall: "Wall time" },
      defaultValue: "step",
    }),
  },
  tensorBoardTab: {
    tabName: "PR Curves",
    elementName: "tf-pr-curve-dashboard",
    disableReload: false,
    place: 10,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/pr-curves-dashboard.tsx"),
});
