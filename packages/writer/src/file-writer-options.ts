import type { RunlensError } from "@runlens/base";

export interface FileWriterOptions {
  /**
   * Longest time that an event waits while the event loop turns; default 2. With 0
   * every event is written before the call that logs it returns.
   */
  readonly flushIntervalSecs?: number;
  /** Written without waiting for the interval when so much waits; default 1 MiB. */
  readonly flushBytes?: number;
  /** Never more than this waits; default 32 MiB. A scalar counts 24 bytes, other events so many more than theirs. */
  readonly maxQueueBytes?: number;
  /**
   * What becomes of an event for which there is no room: `block` (default) writes
   * before the call returns, `dropOldest` makes room and counts what it dropped.
   */
  readonly whenFull?: "block" | "dropOldest";
  /** A new file is started after so many bytes; never by default. */
  readonly maxFileBytes?: number;
  /** For a run that is resumed: what it logged at this step or later is withdrawn. */
  readonly resumeStep?: number;
  /** Whether what waits is written when the process ends, by a signal too; default true. */
  readonly flushOnExit?: boolean;
  /**
   * Told once when writing begins to fail. By default a warning of the process, since
   * a training should not die of its log.
   */
  readonly onError?: (error: RunlensError) => void;
}

export type FileWriterSettings = Required<Omit<FileWriterOptions, "resumeStep">> & {
  readonly resumeStep: number | undefined;
};

const MIB = 1024 * 1024;

/** Options with their defaults. Throws a TypeError that names the wrong one. */
export function settingsOf(options: FileWriterOptions): FileWriterSettings {
  const settings: FileWriterSettings = {
    flushIntervalSecs: options.flushIntervalSecs ?? 2,
    flushBytes: options.flushBytes ?? MIB,
    maxQueueBytes: options.maxQueueBytes ?? 32 * MIB,
    whenFull: options.whenFull ?? "block",
    maxFileBytes: options.maxFileBytes ?? Infinity,
    resumeStep: options.resumeStep,
    flushOnExit: options.flushOnExit ?? true,
    onError: options.onError ?? ((error) => process.emitWarning(error)),
  };
  for (const name of [
    "flushIntervalSecs",
    "flushBytes",
    "maxQueueBytes",
    "maxFileBytes",
  ] as const) {
    if (!(settings[name] >= 0)) throw wrong(name, "a number of at least 0", settings[name]);
  }
  const { whenFull, resumeStep } = settings;
  if (whenFull !== "block" && whenFull !== "dropOldest") {
    throw wrong("whenFull", '"block" or "dropOldest"', whenFull);
  }
  if (resumeStep !== undefined && !Number.isSafeInteger(resumeStep)) {
    throw wrong("resumeStep", "an integer of at most 2^53 - 1", resumeStep);
  }
  return settings;
}

function wrong(name: string, wanted: string, given: unknown): TypeError {
  return new TypeError(`${name} must be ${wanted}, not ${JSON.stringify(given)}`);
}
