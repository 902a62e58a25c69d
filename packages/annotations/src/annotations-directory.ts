import { indexDirectoryFor, makeDirectories, type PlaceOptions } from "@runlens/index";
import { existsSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Where the annotations of these log directories lie: under the name that their index has,
 * but among the data of the user, which nobody clears away.
 */
export function annotationsDirectoryFor(
  logDirectories: readonly string[],
  options: PlaceOptions = {},
): string {
  const baseDirectory = options.baseDirectory ?? join(dataDirectory(options), "runlens");
  return indexDirectoryFor(logDirectories, { ...options, baseDirectory });
}

function dataDirectory({
  env = process.env,
  platform = process.platform,
  home = homedir(),
}: PlaceOptions): string {
  if (platform === "win32") return env["APPDATA"] || join(home, "AppData", "Roaming");
  if (platform === "darwin") return join(home, "Library", "Application Support");
  const configured = env["XDG_DATA_HOME"] ?? "";
  // The XDG base directory specification: a relative path is to be ignored.
  return configured.startsWith("/") ? configured : join(home, ".local", "share");
}

const ABOUT_FILE = "log-directories.txt";

/** Makes the directory if there is none, for this user alone, with a file in it that says what it is. */
export function prepareDirectory(directory: string, logDirectories: readonly string[]): void {
  if (existsSync(directory)) return;
  makeDirectories(directory);
  const about = [
    "Runlens keeps here what people have added to the runs of the log directories below:",
    "names, colours, tags, notes, saved views. It is nowhere else.",
    "",
    ...logDirectories,
    "",
  ];
  writeFileSync(join(directory, ABOUT_FILE), about.join("\n"), { mode: 0o600 });
}
