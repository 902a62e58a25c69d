import { homedir } from "node:os";
import { join } from "node:path";

export interface UserCacheOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
  readonly home?: string;
}

/** Where Runlens keeps what it can make again: `runlens` in the user's cache directory. */
export function userCacheDirectory(options: UserCacheOptions = {}): string {
  return join(cacheDirectory(options), "runlens");
}

function cacheDirectory({
  env = process.env,
  platform = process.platform,
  home = homedir(),
}: UserCacheOptions): string {
  if (platform === "win32") return env["LOCALAPPDATA"] || join(home, "AppData", "Local");
  if (platform === "darwin") return join(home, "Library", "Caches");
  const configured = env["XDG_CACHE_HOME"] ?? "";
  // The XDG base directory specification: a relative path is to be ignored.
  return configured.startsWith("/") ? configured : join(home, ".cache");
}
