import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "custom_scalars",
  title: "Custom Scalars",
  description: "Charts of scalars as the run that logged them laid them out.",
  reads: ["custom_scalars"],
  settings: {},
  tensorBoardTab: {
    tabName: "Custom Scalars",
    elementName: "tf-custom-scalar-dashboard",
    disableReload: false,
    place: 2,
  },
  backend: () => import("./backend/routes.ts"),
});
