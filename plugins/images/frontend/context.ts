import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";

/** The settings that the manifest declares. */
export type ImagesSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  readonly size: Setting<"fit" | "actual">;
  readonly tileWidth: Setting<number>;
  readonly brightness: Setting<number>;
  readonly contrast: Setting<number>;
  readonly exposure: Setting<number>;
  readonly gamma: Setting<number>;
};

export type ImagesContext = DashboardContext<ImagesSettings>;
