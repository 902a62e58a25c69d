import type { DashboardContext, Setting, sharedSettings } from "@runlens/plugin-api";
import type { CardShare } from "@runlens/plugin-api/media";
import type { Cameras } from "./cameras.ts";
import type { Drawing } from "./drawing.ts";
import type { MeshList } from "./mesh-list.ts";
import type { UpAxis } from "./orbit.ts";
import type { MeshStyle } from "./scene.ts";

/** The settings that the manifest declares. */
export type MeshSettings = Pick<typeof sharedSettings, "tagFilter"> & {
  readonly style: Setting<MeshStyle>;
  readonly shading: Setting<"smooth" | "flat">;
  readonly colors: Setting<"logged" | "run">;
  readonly pointSize: Setting<number>;
  readonly up: Setting<UpAxis>;
  readonly box: Setting<boolean>;
  readonly sameCamera: Setting<boolean>;
  readonly fitSteps: Setting<boolean>;
};

export type MeshContext = DashboardContext<MeshSettings>;

/** What all cards of the page share. */
export interface MeshShare extends CardShare {
  readonly list: MeshList;
  readonly cameras: Cameras;
  /** Undefined where the browser cannot draw meshes. */
  readonly drawing: Drawing | undefined;
}
