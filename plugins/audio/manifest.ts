import { choiceSetting, definePlugin, sharedSettings, toggleSetting } from "@runlens/plugin-api";

export default definePlugin({
  id: "audio",
  title: "Audio",
  description: "Sounds that a run logged, step by step.",
  reads: ["audio"],
  settings: {
    tagFilter: sharedSettings.tagFilter,
    picture: choiceSetting({
      label: "Picture",
      urlKey: "audioPicture",
      options: { waveform: "Waveform", spectrogram: "Spectrogram" },
      defaultValue: "waveform",
    }),
    linked: toggleSetting({
      label: "Same position in all runs",
      urlKey: "audioLinked",
      defaultValue: true,
    }),
  },
  tensorBoardTab: {
    tabName: "audio",
    elementName: "tf-audio-dashboard",
    disableReload: false,
    place: 4,
  },
  backend: () => import("./backend/routes.ts"),
  frontend: () => import("./frontend/audio-dashboard.tsx"),
});
