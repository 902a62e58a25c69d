import { messageOf, RunlensError } from "@runlens/base";
import { createHash } from "node:crypto";
import { chmodSync, lstatSync, realpathSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeDirectories } from "./make-directories.ts";
import { userCacheDirectory, type UserCacheOptions } from "./user-cache.ts";

const HASH_DIGITS = 24;
const ABOUT_FILE = "log-directories.txt";

export interface PlaceOptions extends UserCacheOptions {
  /** Holds the index of every log directory. Default: `runlens` in the user's cache directory. */
  readonly baseDirectory?: string;
}

/** Where the index of these log directories lies, whatever their order and by whatever links they are reached. */
export function indexDirectoryFor(
  logDirectories: readonly string[],
  options: PlaceOptions = {},
): string {
  const paths = [...new Set(logDirectories.map(realPathOf))].toSorted();
  const hash = createHash("sha256").update(paths.join("\0")).digest("hex").slice(0, HASH_DIGITS);
  return join(options.baseDirectory ?? userCacheDirectory(options), hash);
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path); // It is not there yet.
  }
}

/**
 * Makes the directory, for this user alone, with a file in it that says what it is.
 *
 * @throws RunlensError `index.directory` when it cannot be used.
 */
export function prepareDirectory(directory: string, logDirectories: readonly string[]): void {
  try {
    makeDirectories(directory);
    const stats = lstatSync(directory);
    if (stats.isSymbolicLink()) throw new Error("it is a link");
    if (!stats.isDirectory()) throw new Error("it is no directory");
    if (process.getuid !== undefined && stats.uid !== process.getuid()) {
      throw new Error("it belongs to another user");
    }
    if ((stats.mode & 0o077) !== 0) chmodSync(directory, 0o700);
    writeFileSync(join(directory, ABOUT_FILE), aboutText(logDirectories), { mode: 0o600 });
  } catch (error) {
    throw unusable(directory, error);
  }
}

export function unusable(directory: string, cause: unknown): RunlensError {
  return new RunlensError(
    {
      code: "index.directory",
      message: `No index can be kept in ${directory}: ${messageOf(cause)}.`,
      hint: "Name another place with --index_dir, or none with --no_index.",
    },
    { cause },
  );
}

function aboutText(logDirectories: readonly string[]): string {
  return [
    "Runlens keeps here what it has read of the log directories below, so that it opens",
    "them faster the next time. This directory may be deleted at any time.",
    "",
    ...logDirectories,
    "",
  ].join("\n");
}
