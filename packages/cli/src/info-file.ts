import { makeDirectories } from "@runlens/index";
import { randomUUID } from "node:crypto";
import { chmodSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What notebook tools and scripts know a running instance by. */
export interface Instance {
  /** As typed, without the program's name. */
  readonly args: readonly string[];
  readonly workingDirectory: string;
  /** As typed; "" without one. */
  readonly logdir: string;
  readonly pathPrefix: string;
  readonly pid: number;
  readonly port: number;
  /** Whole seconds since the epoch. */
  readonly startTimeSecs: number;
  readonly version: string;
}

/**
 * Registers a running instance where `tensorboard.notebook` and `tensorboard.manager` look
 * for one. Returns what takes the registration back; that never fails.
 *
 * Source: tensorboard/manager.py.
 * @throws Error of Node when the file cannot be written.
 */
export function registerInstance(instance: Instance): () => void {
  const directory = join(temporaryDirectory(), ".tensorboard-info");
  makeDirectories(directory, 0o777);
  openToAll(directory);
  const file = join(directory, `pid-${instance.pid}.info`);
  // The directory is everybody's: a link that waits under the name must not be written through.
  const draft = join(directory, `.${randomUUID()}`);
  writeFileSync(draft, infoText(instance), { flag: "wx" });
  renameSync(draft, file);
  return () => rmSync(file, { force: true });
}

/** JSON with sorted keys, four spaces, and a newline at the end. */
export function infoText(instance: Instance): string {
  const info = {
    cache_key: cacheKey(instance),
    db: "",
    logdir: instance.logdir,
    path_prefix: instance.pathPrefix,
    pid: instance.pid,
    port: instance.port,
    start_time: instance.startTimeSecs,
    version: instance.version,
  };
  return `${ascii(JSON.stringify(info, undefined, 4))}\n`;
}

/** Equal for two starts with the same words in the same directory, and for no others. */
export function cacheKey({
  args,
  workingDirectory,
}: Pick<Instance, "args" | "workingDirectory">): string {
  const json = JSON.stringify({
    arguments: args,
    configure_kwargs: {},
    working_directory: workingDirectory,
  });
  return btoa(ascii(json));
}

/** As Python's json module writes it. */
function ascii(json: string): string {
  return json.replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The first of Python's candidates that is a directory. */
function temporaryDirectory(): string {
  const candidates = ["TMPDIR", "TEMP", "TMP"].flatMap((name) => process.env[name] || []);
  return candidates.find(isDirectory) ?? tmpdir();
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Others register there too. Where it is another user's, that user has done it. */
function openToAll(directory: string): void {
  try {
    chmodSync(directory, 0o777);
  } catch (error) {
    const isAnothers = error instanceof Error && "code" in error && error.code === "EPERM";
    if (!isAnothers) throw error;
  }
}
