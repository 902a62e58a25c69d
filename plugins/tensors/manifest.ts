import { choiceSetting, definePlugin, sharedSettings } from "@runlens/plugin-api";

export default definePlugin({
  id: "tensors",
  title: "Tensors",
  description: "Values that no other dashboard shows: type, shape, statistics and elements.",
  reads: [],
  showsRest: true,
  settings: {
    tagFilter: sharedSettings.tagFilter,
    form: choiceSetting({
      label: "Show tensors as",
      urlKey: "tensorForm",
      options: { table: "Table", heat: "Heat map", bytes: "Bytes" },
      defaultValue: "table",
    }),
  },
  frontend: () => import("./frontend/tensors-dashboard.tsx"),
});
