import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "timeseries",
  title: "Time Series",
  description: "Scalars, histograms and images of all runs on one page.",
  reads: ["scalars", "histograms", "images"],
  settings: {},
  tensorBoardTab: { tabName: "Time Series", disableReload: false, place: 0 },
  backend: () => import("./backend/routes.ts"),
});
