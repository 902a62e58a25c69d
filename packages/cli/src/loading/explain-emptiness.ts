import { unreachable } from "@runlens/base";
import type { LogDirectory } from "@runlens/model";
import { dirname } from "node:path";
import { counted } from "../text.ts";
import { nearestPath, survey } from "./survey.ts";

/**
 * Says of a log directory without event files what was looked for, what was
 * found and what to do. Undefined when there is nothing to explain.
 */
export async function explainEmptiness(directory: LogDirectory): Promise<string | undefined> {
  const { path, state } = directory;
  switch (state) {
    case "found":
      return undefined;
    case "missing":
      return explainMissing(path);
    case "empty":
      return explainEmpty(path);
    case "notADirectory":
      return (
        `${path} is a file, and a directory was looked for.\n` +
        `  Try its directory: ${dirname(path)}`
      );
    case "unreadable":
      return `${path} cannot be read by this user.\n  Change its permissions.`;
    default:
      return unreachable(state);
  }
}

async function explainMissing(path: string): Promise<string> {
  const { present, similar } = await nearestPath(path);
  const meant = similar === undefined ? "" : ` Did you mean ${similar}?`;
  return (
    `There is no directory ${path}; the nearest that exists is ${present}.${meant}\n` +
    "  Correct the path, or start the training that makes it."
  );
}

async function explainEmpty(path: string): Promise<string> {
  const { directories, files, isPartial, nearest } = await survey(path);
  const atLeast = isPartial ? "at least " : "";
  const found = `${atLeast}${counted(directories, "directory", "directories")}, ${counted(files, "file")}`;
  const meant = nearest === undefined ? "" : `; nearest: ${nearest}`;
  const nothing = files === 0 ? "" : ", none with 'tfevents' in its name";
  return `No event files below ${path}: ${found}${nothing}${meant}.\n  ${adviceFor(nearest)}`;
}

function adviceFor(nearest: string | undefined): string {
  return nearest === undefined
    ? "Point --logdir at the directory your program logs to, or start logging there."
    : "If the logs are packed in it, unpack it there.";
}
