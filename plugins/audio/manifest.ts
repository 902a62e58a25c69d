import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "audio",
  title: "Audio",
  description: "Sounds that a run logged, step by step.",
  reads: ["audio"],
  settings: {},
  tensorBoardTab: {
    tabName: "audio",
    elementName: "tf-audio-dashboard",
    disableReload: false,
    place: 4,
  },
  backend: () => import("./backend/routes.ts"),
});
