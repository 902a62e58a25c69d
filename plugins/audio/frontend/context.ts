import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";
import type { CardShare } from "@runlens/plugin-api/media";
import type { SoundLinks } from "./sound-links.ts";

export type SoundPicture = "waveform" | "spectrogram";

/** The settings that the manifest declares. */
export type AudioSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  readonly picture: Setting<SoundPicture>;
  readonly linked: Setting<boolean>;
};

export type AudioContextOfPage = DashboardContext<AudioSettings>;

/** What all cards of the page share. */
export interface AudioShare extends CardShare {
  readonly links: SoundLinks;
}
