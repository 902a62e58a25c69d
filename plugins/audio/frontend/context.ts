import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";
import type { SeriesName, ValueSource } from "@runlens/plugin-api/media";
import type { SoundLinks } from "./sound-links.ts";

export type SoundPicture = "waveform" | "spectrogram";

/** The settings that the manifest declares. */
export type AudioSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  readonly picture: Setting<SoundPicture>;
  readonly linked: Setting<boolean>;
};

export type AudioContextOfPage = DashboardContext<AudioSettings>;

/** What all cards of the page share. */
export interface AudioShare {
  readonly source: ValueSource;
  readonly links: SoundLinks;
  /** Takes the steps of a series whose card is on the page. */
  readonly onSteps: (series: SeriesName, steps: Float64Array) => void;
}
