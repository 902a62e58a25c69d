import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "hparams",
  title: "HParams",
  description: "Hyperparameters and the metrics they led to.",
  // Nothing: as long as no data are shown, pages list it as having none.
  reads: [],
  settings: {},
  tensorBoardTab: {
    tabName: "hparams",
    elementName: "tf-hparams-dashboard",
    disableReload: false,
    place: 12,
  },
  backend: () => import("./backend/routes.ts"),
});
