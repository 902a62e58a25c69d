import { messageOf, RunlensError } from "@runlens/base";
import { mkdir, open, rename } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { type Trace, writeTrace } from "./trace.ts";

/**
 * Makes the directory of a profile that starts now: `<run>/plugins/profile/<session>`,
 * the session being the local time, `YYYY_MM_DD_HH_MM_SS`.
 */
export async function makeSessionDirectory(runDirectory: string, start: Date): Promise<string> {
  const directory = join(runDirectory, "plugins", "profile", sessionName(start));
  try {
    await mkdir(directory, { recursive: true });
    return directory;
  } catch (cause) {
    throw new RunlensError(
      {
        code: "profile.directory",
        message: `No profile can be written to ${directory}: ${messageOf(cause)}.`,
        hint: "Choose a directory that this user may write to.",
      },
      { cause },
    );
  }
}

function sessionName(start: Date): string {
  const parts = [
    start.getFullYear(),
    start.getMonth() + 1,
    start.getDate(),
    start.getHours(),
    start.getMinutes(),
    start.getSeconds(),
  ];
  return parts.map((part) => String(part).padStart(2, "0")).join("_");
}

/**
 * Writes `<host>.trace.json.gz`, whole or not at all, and returns its path. Where several
 * processes profile in the same second, the others add their process and a count.
 */
export async function writeProfile(directory: string, trace: Trace): Promise<string> {
  try {
    const path = await claimName(directory);
    await writeTrace(`${path}.part`, trace);
    await rename(`${path}.part`, path);
    return path;
  } catch (cause) {
    throw new RunlensError(
      {
        code: "profile.write",
        message: `The profile in ${directory} could not be written: ${messageOf(cause)}.`,
        hint: "Check that the disk is there and has space left.",
      },
      { cause },
    );
  }
}

async function claimName(directory: string): Promise<string> {
  const host = hostname().replaceAll(/[:/\\]/g, "_");
  for (let count = 0; ; count++) {
    const suffix = ["", `_${process.pid}`][count] ?? `_${process.pid}_${count}`;
    const path = join(directory, `${host}${suffix}.trace.json.gz`);
    try {
      await (await open(path, "wx")).close();
      return path;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
