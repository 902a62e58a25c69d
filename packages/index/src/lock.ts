import { randomUUID } from "node:crypto";
import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";

/** A lock is touched this often by its holder, who notices then if another one took it. */
const BEAT_MS = 15_000;

/** A lock of a machine that we cannot look at is left when it was not touched for so long. */
const STALE_MS = 60_000;

const MAX_ATTEMPTS = 5;
const NEW_FILE = { flag: "wx", mode: 0o600 } as const;

/** A file that one process at a time has. */
export interface Lock {
  /** Looks again now and then. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Takes the lock; undefined when another process has it. A lock whose holder is gone, or
 * whose process id belongs to another program by now, is taken over.
 *
 * @throws what the file system says when there can be no lock.
 */
export function takeLock(path: string): Lock | undefined {
  const content = [process.pid, startOf(process.pid), placeOfProcess(), randomUUID()].join("\n");
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    if (createWhole(path, content)) return heldLock(path, content);
    const found = readLock(path);
    if (found === undefined) continue;
    if (isAlive(found)) return undefined;
    takeAway(path, found.content);
  }
  throw new Error(`${path} is in the way`);
}

/** Whether a process has the lock. */
export function isLocked(path: string): boolean {
  const found = readLock(path);
  return found !== undefined && isAlive(found);
}

/** Makes the file with its content at once, so that none is left empty; false when there is one. */
function createWhole(path: string, content: string): boolean {
  const draft = asideOf(path);
  try {
    writeFileSync(draft, content, NEW_FILE);
    linkSync(draft, path);
    return true;
  } catch (error) {
    // Whoever has the lock removes drafts that lie about: ENOENT.
    if (["EEXIST", "ENOENT"].includes(codeOf(error))) return false;
    return createWithoutLink(path, content);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Some file systems have no links. */
function createWithoutLink(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, NEW_FILE);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function asideOf(path: string): string {
  return `${path}.${randomUUID()}`;
}

function heldLock(path: string, content: string): Lock {
  let isOurs = true;
  let lookedMs = Date.now();

  function isHeld(): boolean {
    const nowMs = Date.now();
    if (!isOurs || Math.abs(nowMs - lookedMs) < BEAT_MS) return isOurs;
    lookedMs = nowMs;
    isOurs = readLock(path)?.content === content && touch(path, nowMs);
    return isOurs;
  }

  const timer = setInterval(isHeld, BEAT_MS);
  timer.unref();
  return {
    isHeld,
    release() {
      clearInterval(timer);
      if (readLock(path)?.content === content) rmSync(path, { force: true });
      isOurs = false;
    },
  };
}

function touch(path: string, nowMs: number): boolean {
  try {
    utimesSync(path, nowMs / 1000, nowMs / 1000);
    return true;
  } catch {
    return false; // It was taken away this very moment, or the disk is gone.
  }
}

interface FoundLock {
  readonly content: string;
  readonly touchedMs: number;
}

function readLock(path: string): FoundLock | undefined {
  try {
    return { content: readFileSync(path, "utf8"), touchedMs: statSync(path).mtimeMs };
  } catch {
    return undefined; // Released since; what else is wrong shows when it is written.
  }
}

function isAlive({ content, touchedMs }: FoundLock): boolean {
  const [pid, start, place] = content.split("\n");
  if (place !== placeOfProcess()) return Math.abs(Date.now() - touchedMs) < STALE_MS;
  return isRunning(Number(pid)) && startOf(Number(pid)) === start;
}

/** Removes a lock that was found to be left, and no other that has taken its place since. */
function takeAway(path: string, content: string): void {
  const aside = asideOf(path);
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") !== content) linkSync(aside, path);
  } catch {
    // Another process was faster. Who lost a lock by this notices when he looks again.
  }
  rmSync(aside, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM"; // It runs, as another user.
  }
}

/** When a process was started, in ticks since the machine was; "" where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** Processes at the same place have different ids. */
function placeOfProcess(): string {
  return [hostname(), linuxBoot(), linuxNamespace()].join(" ");
}

function linuxBoot(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

function linuxNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
