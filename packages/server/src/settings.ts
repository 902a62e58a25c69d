import type { PluginBackend, RoutedPlugin } from "@runlens/plugin-api";

export interface ServerSettings {
  readonly version: string;
  /** "" for the default title. */
  readonly windowTitle: string;
  /** Path below which everything is served, such as "/a/b"; "" for none. */
  readonly pathPrefix: string;
  /**
   * Address or name that the server listens on. A loopback address or name restricts the
   * `Host` names that are answered (host-check.ts). Undefined: all interfaces, any name.
   */
  readonly host: string | undefined;
}

/** The part of a manifest that the server needs. */
export type ServerManifest = Pick<RoutedPlugin, "id" | "reads" | "tensorBoardTab" | "backend">;

/** A plugin whose server half is loaded. */
export interface LoadedPlugin extends Omit<ServerManifest, "backend"> {
  readonly backend: PluginBackend;
}

export async function loadPlugin(manifest: ServerManifest): Promise<LoadedPlugin> {
  const { id, reads, tensorBoardTab } = manifest;
  const { default: backend } = await manifest.backend();
  return { id, reads, tensorBoardTab, backend };
}
