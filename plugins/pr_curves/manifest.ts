import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "pr_curves",
  title: "PR Curves",
  description: "Precision over recall, at many thresholds.",
  reads: ["pr_curves"],
  settings: {},
  tensorBoardTab: {
    tabName: "PR Curves",
    elementName: "tf-pr-curve-dashboard",
    disableReload: false,
    place: 10,
  },
  backend: () => import("./backend/routes.ts"),
});
