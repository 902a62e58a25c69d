import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "text",
  title: "Text",
  description: "Texts and tables that a run logged, as Markdown.",
  reads: ["text"],
  settings: {},
  tensorBoardTab: {
    tabName: "text",
    elementName: "tf-text-dashboard",
    disableReload: false,
    place: 9,
  },
  backend: () => import("./backend/routes.ts"),
});
