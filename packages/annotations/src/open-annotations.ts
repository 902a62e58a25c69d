import { messageOf, type Problem } from "@runlens/base";
import { takeLock } from "@runlens/index";
import type { Annotations, AnnotationsOutcome, AnnotationsRequest } from "@runlens/model";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { prepareDirectory } from "./annotations-directory.ts";
import { decide, refusal, type Refusal } from "./decide.ts";
import { openJournal } from "./journal.ts";
import { createListeners } from "./listeners.ts";

const JOURNAL_FILE = "annotations.jsonl";
const LOCK_FILE = "lock";

/** How often a change of another server is looked for while somebody watches. A look is one `stat`. */
const LOOK_INTERVAL_MS = 500;

/** A change holds the lock for milliseconds, so this is long after something went wrong. */
const MAX_LOCK_WAIT_MS = 5000;
const LOCK_RETRY_MS = 10;

export interface AnnotationsOptions {
  /** Made with the first change. */
  readonly directory: string;
  /** Named in it, for people. */
  readonly logDirectories: readonly string[];
  /** Told what could not be read. */
  readonly onProblem?: (problem: Problem) => void;
}

/**
 * Annotations in a directory on disk, which several servers may use at once. A change that
 * was answered is there after a crash of program or machine.
 */
export function openAnnotations(options: AnnotationsOptions): Annotations {
  const { directory, logDirectories, onProblem = () => {} } = options;
  const path = join(directory, JOURNAL_FILE);
  const listeners = createListeners();
  const journal = openJournal({ path, onDamage: (lines) => onProblem(damaged(path, lines)) });
  let unreadable: string | undefined;
  let toldVersion = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  /** Takes over and tells what was written since. A journal that cannot be read is told of once. */
  function look(): void {
    try {
      journal.refresh();
      unreadable = undefined;
    } catch (error) {
      const message = messageOf(error);
      if (message !== unreadable) onProblem(unreadableProblem(path, message));
      unreadable = message;
    }
    if (journal.version === toldVersion) return;
    toldVersion = journal.version;
    listeners.tell(toldVersion);
  }

  function commit(request: AnnotationsRequest): AnnotationsOutcome {
    journal.refresh();
    const decision = decide(journal, request);
    if (decision.kind === "refused") return decision;
    journal.append(request.changes, decision.annotations);
    return { kind: "changed", version: journal.version };
  }

  look();
  return {
    async get() {
      look();
      const { version, annotations } = journal;
      return { version, annotations, mode: "kept" };
    },
    async change(request) {
      try {
        prepareDirectory(directory, logDirectories);
        const outcome = await withLock(join(directory, LOCK_FILE), () => commit(request));
        look();
        return outcome;
      } catch (error) {
        return unwritable(directory, error);
      }
    },
    watch(onChange) {
      const subscription = listeners.add(onChange);
      timer ??= setInterval(look, LOOK_INTERVAL_MS).unref();
      return {
        close() {
          subscription.close();
          if (listeners.count > 0) return;
          clearInterval(timer);
          timer = undefined;
        },
      };
    },
  };
}

/** Does `work` while no other process does it. */
async function withLock<T>(path: string, work: () => T): Promise<T> {
  const untilMs = Date.now() + MAX_LOCK_WAIT_MS;
  for (;;) {
    const lock = takeLockUntil(path, untilMs);
    if (lock !== undefined) {
      try {
        return work();
      } finally {
        lock.release();
      }
    }
    // Not in step with whoever else waits.
    await sleep(LOCK_RETRY_MS * (0.5 + Math.random()));
  }
}

/** Undefined: try again. A lock that comes and goes too fast to be looked at is as good as held. */
function takeLockUntil(path: string, untilMs: number): ReturnType<typeof takeLock> {
  const isLate = Date.now() > untilMs;
  try {
    const lock = takeLock(path);
    if (lock === undefined && isLate) throw new Error(`another program keeps ${path}`);
    return lock;
  } catch (error) {
    if (isLate || isForGood(error)) throw error;
    return undefined;
  }
}

/** Waiting does not help. */
function isForGood(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOTDIR" || code === "EROFS";
}

function unwritable(directory: string, cause: unknown): Refusal {
  return refusal({
    code: "annotations.unwritable",
    message: `Annotations cannot be kept in ${directory}: ${messageOf(cause)}.`,
    hint: "Make room or give access there, or start with --annotations_dir and another place.",
  });
}

function unreadableProblem(path: string, reason: string): Problem {
  return {
    code: "annotations.unreadable",
    message: `The annotations in ${path} cannot be read: ${reason}.`,
    hint: "Nothing is written there until they can.",
  };
}

function damaged(path: string, lines: readonly number[]): Problem {
  const [first = 0] = lines;
  const which = lines.length === 1 ? `Line ${first}` : `${lines.length} lines, from ${first} on,`;
  return {
    code: "annotations.damaged",
    message: `${which} of ${path} cannot be read and ${lines.length === 1 ? "is" : "are"} left out.`,
    hint: "All other annotations are there. The file is text and can be mended by hand.",
  };
}
