import { countText } from "@runlens/base";
import type { LoadStatus } from "@runlens/model";
import { nearestPath, survey } from "./survey.ts";

/**
 * Says of each log directory without event files what was looked for, what was found and
 * what to do, unless a problem in the status says it already.
 */
export async function explainEmptiness({
  logDirectories,
  problems,
}: Pick<LoadStatus, "logDirectories" | "problems">): Promise<string[]> {
  const isExplained = (path: string): boolean => problems.some((problem) => problem.path === path);
  const explanations: string[] = [];
  for (const { path, state } of logDirectories) {
    if (isExplained(path)) continue;
    if (state === "missing") explanations.push(await explainMissing(path));
    if (state === "empty") explanations.push(await explainEmpty(path));
  }
  return explanations;
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
  const found = `${atLeast}${countText(directories, "directory", "directories")}, ${countText(files, "file")}`;
  const meant = nearest === undefined ? "" : `; nearest: ${nearest}`;
  const nothing = files === 0 ? "" : ", none with 'tfevents' in its name";
  return `No event files below ${path}: ${found}${nothing}${meant}.\n  ${adviceFor(nearest)}`;
}

function adviceFor(nearest: string | undefined): string {
  return nearest === undefined
    ? "Point --logdir at the directory your program logs to, or start logging there."
    : "If the logs are packed in it, unpack it there.";
}
