import {
  choiceSetting,
  definePlugin,
  lineSettings,
  lookAtStep,
  sharedSettings,
  toggleSetting,
} from "@runlens/plugin-api";

const { xTag, ...otherLineSettings } = lineSettings;

export default definePlugin({
  id: "scalars",
  title: "Scalars",
  description: "One line per run: a number over steps or time.",
  reads: ["scalars"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    xAxis: { ...sharedSettings.xAxis, overriddenBy: lineSettings.xTag.urlKey },
    xTag,
    smoothing: sharedSettings.smoothing,
    ...otherLineSettings,
    /** Which points of a run that was restarted. */
    attempts: choiceSetting({
      label: "Restarts",
      urlKey: "attempts",
      options: { last: "Last attempt", all: "All attempts" },
      defaultValue: "last",
    }),
    emptyCards: toggleSetting({
      label: "Empty cards",
      urlKey: "emptyCards",
      defaultValue: false,
    }),
  },
  lookAt: lookAtStep,
  // Pins go along from one experiment to the next.
  remembers: ["pins"],
  tensorBoardTab: {
    tabName: "scalars",
    elementName: "tf-scalar-dashboard",
    disableReload: false,
    place: 1,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/scalars-dashboard.tsx"),
});
