import { choiceSetting, definePlugin, sharedSettings } from "@runlens/plugin-api";

export default definePlugin({
  id: "text",
  title: "Text",
  description: "Texts and tables that a run logged, as Markdown.",
  reads: ["text"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    form: choiceSetting({
      label: "Show texts as",
      urlKey: "textForm",
      options: { markdown: "Markdown", plain: "Plain", raw: "Raw" },
      defaultValue: "markdown",
    }),
  },
  tensorBoardTab: {
    tabName: "text",
    elementName: "tf-text-dashboard",
    disableReload: false,
    place: 9,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/text-dashboard.tsx"),
});
