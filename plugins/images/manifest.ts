import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "images",
  title: "Images",
  description: "Pictures that a run logged, step by step.",
  reads: ["images"],
  settings: {},
  tensorBoardTab: {
    tabName: "images",
    elementName: "tf-image-dashboard",
    disableReload: false,
    place: 3,
  },
  backend: () => import("./backend/routes.ts"),
});
