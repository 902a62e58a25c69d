import { definePlugin } from "@runlens/plugin-api";

export default definePlugin({
  id: "mesh",
  title: "Mesh",
  description: "Point clouds and meshes in three dimensions.",
  reads: ["mesh"],
  settings: {},
  tensorBoardTab: {
    tabName: "mesh",
    elementName: "mesh-dashboard",
    disableReload: false,
    place: 13,
  },
  backend: () => import("./backend/routes.ts"),
});
