import { compareText } from "@runlens/base";
import type { FileProblem, LogDirectory } from "@runlens/model";
import { opendirSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { dirname, join, sep } from "node:path";
import { expandHome, isUri, type LogDirectorySpec } from "./logdir-spec.ts";
import { foundFile, lookAt, type FoundFile } from "./look-at.ts";
import { unnamable, unreadable } from "./unreadable.ts";

/** A directory that directly holds event files. */
export interface FoundRun {
  readonly name: string;
  readonly directory: string;
  /** In the order of names. Empty when its event files are placeholders only. */
  readonly files: readonly FoundFile[];
}

/** What one log directory holds. */
export interface Walked {
  readonly logDirectory: LogDirectory;
  readonly runs: readonly FoundRun[];
  /** Every directory that was read. */
  readonly directories: ReadonlySet<string>;
  /** Directories and files that are there and could not be looked into. */
  readonly problems: readonly FileProblem[];
}

/** Any file with this in its name is an event file, as TensorBoard has it. */
const EVENT_FILE_MARK = "tfevents";

/** Written by the profiler so that a run is found; holds nothing. */
const PLACEHOLDER_SUFFIX = ".profile-empty";

/** What bytes of a name that are no UTF-8 read as. */
const REPLACEMENT = "\uFFFD";

/** A directory file of so many bytes, some 10,000 entries, is read piece by piece, which is slower. */
const LARGE_DIRECTORY_BYTES = 512 * 1024;
const ENTRIES_AT_ONCE = 1024;

interface Pending {
  readonly path: string;
  /** Relative to the log directory, "." for itself. */
  readonly relativePath: string;
  /** Real paths from the log directory down to here. */
  readonly ancestry: readonly string[];
}

/**
 * Looks for event files below a log directory, hidden ones included, through
 * symbolic links, never twice along one path. Yields after each directory the
 * number seen so far, so that the caller may pause.
 *
 * A run is named by its path relative to the log directory, with a group by
 * `group/path`; the log directory itself is `.` or `group/.`.
 */
export function* walkLogDirectory(spec: LogDirectorySpec): Generator<number, Walked> {
  const root = expandHome(spec.path);
  const runs: FoundRun[] = [];
  const directories = new Set<string>();
  const problems: FileProblem[] = [];
  const walked = (state: LogDirectory["state"]): Walked => ({
    logDirectory: { path: root, groupName: spec.groupName, state },
    runs,
    directories,
    problems,
  });

  const obstacle = obstacleAt(root);
  if (obstacle !== undefined) {
    if (obstacle.problem !== undefined) problems.push(obstacle.problem);
    return walked(obstacle.state);
  }
  const pending: Pending[] = [
    { path: root, relativePath: ".", ancestry: [realPathOf(root) ?? root] },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const name = runName(spec.groupName, next.relativePath);
    const listed = yield* listDirectory(next, name, directories.size);
    if (listed.kind === "unreadable") {
      problems.push(listed.problem);
      if (next.path === root) return walked("unreadable");
      continue;
    }
    directories.add(next.path);
    problems.push(...listed.problems);
    for (const child of listed.directories) pending.push(child);
    if (listed.isRun) runs.push({ name, directory: next.path, files: listed.files });
    yield directories.size;
  }
  return walked(runs.length > 0 ? "found" : "empty");
}

function runName(groupName: string, relativePath: string): string {
  return groupName === "" ? relativePath : groupName + sep + relativePath;
}

interface Obstacle {
  readonly state: LogDirectory["state"];
  readonly problem?: FileProblem;
}

function obstacleAt(root: string): Obstacle | undefined {
  if (isUri(root)) {
    return {
      state: "missing",
      problem: {
        code: "logdir.unsupportedScheme",
        message: `${root} is an address; Runlens opens local directories only.`,
        hint: "Mount or copy it, and pass the local path.",
        run: "",
        path: root,
      },
    };
  }
  const looked = lookAt(root);
  if (looked.kind === "missing") return { state: "missing" };
  if (looked.kind === "failed") {
    return { state: "unreadable", problem: unreadable("", root, looked.error) };
  }
  if (looked.stats.isDirectory()) return undefined;
  return {
    state: "notADirectory",
    problem: {
      code: "logdir.notADirectory",
      message: `${root} is a file; a log directory is the directory that holds it.`,
      hint: `Pass ${dirname(root)} instead.`,
      run: "",
      path: root,
    },
  };
}

type Listed =
  | { readonly kind: "unreadable"; readonly problem: FileProblem }
  | {
      readonly kind: "listed";
      readonly isRun: boolean;
      readonly files: readonly FoundFile[];
      readonly directories: readonly Pending[];
      readonly problems: readonly FileProblem[];
    };

/** Yields `seen` now and then in a directory that has very many entries. */
function* listDirectory(directory: Pending, run: string, seen: number): Generator<number, Listed> {
  let entries: Dirent[];
  try {
    entries = yield* entriesOf(directory.path, seen);
  } catch (error) {
    return { kind: "unreadable", problem: unreadable(run, directory.path, error) };
  }
  const files: FoundFile[] = [];
  const directories: Pending[] = [];
  const problems: FileProblem[] = [];
  let isRun = false;
  let done = 0;
  for (const entry of entries.toSorted((a, b) => compareText(a.name, b.name))) {
    if (++done % ENTRIES_AT_ONCE === 0) yield seen;
    const isNamedEventFile = isNamedAsEventFile(entry.name);
    if (isUnnamable(directory, entry)) {
      if (!entry.isDirectory() && !isNamedEventFile) continue;
      problems.push(unnamable(run, join(directory.path, entry.name)));
      continue;
    }
    if (entry.isDirectory()) {
      directories.push(...childOf(directory, entry));
      continue;
    }
    if (!isNamedEventFile && !entry.isSymbolicLink()) continue;
    const path = join(directory.path, entry.name);
    const looked = lookAt(path);
    if (looked.kind === "failed") {
      if (isNamedEventFile) problems.push(unreadable(run, path, looked.error));
    } else if (looked.kind === "there" && looked.stats.isDirectory()) {
      directories.push(...childOf(directory, entry));
    } else if (looked.kind === "there" && looked.stats.isFile() && isNamedEventFile) {
      isRun = true;
      if (!isPlaceholder(entry.name)) files.push(foundFile(path, looked.stats));
    }
  }
  return { kind: "listed", isRun, files, directories, problems };
}

/** Whether the bytes of a name got lost where it was made a text, so that it leads nowhere. */
function isUnnamable({ path }: Pending, { name }: Dirent): boolean {
  return name.includes(REPLACEMENT) && lookAt(join(path, name)).kind === "missing";
}

function* entriesOf(path: string, seen: number): Generator<number, Dirent[]> {
  if (statSync(path).size < LARGE_DIRECTORY_BYTES) {
    return readdirSync(path, { withFileTypes: true });
  }
  const entries: Dirent[] = [];
  const directory = opendirSync(path, { bufferSize: ENTRIES_AT_ONCE });
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      if (entries.push(entry) % ENTRIES_AT_ONCE === 0) yield seen;
    }
  } finally {
    directory.closeSync();
  }
  return entries;
}

/** Nothing where a link leads back to a directory on the way here, or to nothing. */
function childOf({ path, relativePath, ancestry }: Pending, entry: Dirent): Pending[] {
  const childPath = join(path, entry.name);
  const realPath = entry.isSymbolicLink()
    ? realPathOf(childPath)
    : join(ancestry.at(-1) ?? path, entry.name);
  if (realPath === undefined || ancestry.includes(realPath)) return [];
  const childRelativePath = relativePath === "." ? entry.name : join(relativePath, entry.name);
  return [{ path: childPath, relativePath: childRelativePath, ancestry: [...ancestry, realPath] }];
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined; // It went away since it was looked at.
  }
}

function isNamedAsEventFile(name: string): boolean {
  return name.includes(EVENT_FILE_MARK);
}

function isPlaceholder(name: string): boolean {
  return name.endsWith(PLACEHOLDER_SUFFIX);
}

/** The event file of this name, if it is there, as a walk finds it. */
export function findEventFile(directory: string, name: string): FoundFile | undefined {
  if (!isNamedAsEventFile(name) || isPlaceholder(name)) return undefined;
  const path = join(directory, name);
  const looked = lookAt(path);
  return looked.kind === "there" && looked.stats.isFile()
    ? foundFile(path, looked.stats)
    : undefined;
}
