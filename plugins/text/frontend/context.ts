import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";
import type { CardShare } from "@runlens/plugin-api/media";

export type TextForm = "markdown" | "plain" | "raw";

/** The settings that the manifest declares. */
export type TextSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  readonly form: Setting<TextForm>;
};

export type TextContext = DashboardContext<TextSettings>;

/** What all cards of the page share. */
export interface TextShare extends CardShare {
  /** What is looked for; "" for nothing. */
  readonly query: string;
}
