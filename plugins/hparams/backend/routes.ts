import { json, type Route } from "@runlens/plugin-api";

/**
 * The two routes that TensorBoard's page asks on every dashboard, for columns beside its
 * runs. Both answer as for logs without hyperparameters.
 */
export default function hparamsBackend(): readonly Route[] {
  return [
    {
      path: "/experiment",
      handle: async () =>
        json({
          name: "",
          description: "",
          user: "",
          timeCreatedSecs: 0,
          hparamInfos: [],
          metricInfos: [],
        }),
    },
    { path: "/session_groups", handle: async () => json({ sessionGroups: [], totalSize: 0 }) },
  ];
}
