import { seededRandom } from "@runlens/base";
import {
  createClock,
  otherRecords,
  scalarRecords,
  sessionStartRecord,
  versionRecord,
} from "./event-bytes.ts";
import type { RunDirectory } from "./run-directory.ts";

/** A program that logs, with all that may happen to its files. */
export interface RunWriter {
  /** The last ones, the one under way included. */
  readonly lastActions: readonly Action[];
  /** Does one thing, and returns its name. */
  act(): Promise<Action>;
}

/** How often each is drawn. */
const WEIGHTS = {
  scalars: 60,
  manyScalars: 2,
  otherValues: 8,
  halfRecord: 8,
  allotSpace: 4,
  damagedPayload: 3,
  damagedLength: 2,
  garbage: 2,
  stepsGoBack: 2,
  resume: 4,
  rotate: 3,
  truncate: 3,
  replaceFile: 2,
  rewriteFile: 2,
  renameFile: 2,
  deleteFile: 2,
  renameRun: 1,
  deleteRun: 1,
};

export type Action = keyof typeof WEIGHTS;

export const ACTIONS = Object.keys(WEIGHTS).filter((name): name is Action => name in WEIGHTS);

/** A run begins with so many, so that a reader that starts reads on all its threads. */
const FIRST_STEPS = 600;

/** A run that is larger is deleted and begun again, so that memory can be seen to stay flat. */
const MAX_RUN_BYTES = 2 * 1024 ** 2;

const MAX_LAST_ACTIONS = 8;

export interface RunWriterOptions {
  readonly directory: RunDirectory;
  readonly seed: number;
  /**
   * Resolves when the reader shows the run as it is, or that it is gone, to the number of
   * that reader. What a reader cannot notice when it comes too late is done after it.
   */
  readonly settled: () => Promise<number>;
}

export function createRunWriter({ directory, seed, settled }: RunWriterOptions): RunWriter {
  const random = seededRandom(seed);
  const clock = createClock();
  /** What is still to be written of a record, at the end or into space that was allotted. */
  let rest: { readonly bytes: Uint8Array; readonly offset?: number } | undefined;
  let runBytes = 0;
  /** The file has another name than the reader may have seen. */
  let isRenamed = false;
  let lastActions: Action[] = [];

  const below = (limit: number): number => Math.floor(random() * limit);
  const scalars = (steps: number) => scalarRecords(clock, { steps, form: seed, random });

  function append(bytes: Uint8Array): void {
    directory.append(bytes);
    runBytes += bytes.length;
  }

  /** The file is there before its first bytes are, or has them at once. */
  function startFile(records: Uint8Array = new Uint8Array()): void {
    const bytes = Buffer.concat([versionRecord(clock), records]);
    const first = random() < 0.3 ? below(bytes.length) : bytes.length;
    directory.startFile(bytes.subarray(0, first));
    rest = first < bytes.length ? { bytes: bytes.subarray(first) } : undefined;
  }

  function writeRest(): void {
    if (rest?.offset === undefined) append(rest?.bytes ?? new Uint8Array());
    else directory.write(rest.bytes, rest.offset);
    rest = undefined;
  }

  function appendDamaged(damage: (bytes: Buffer) => void): void {
    const bytes = Buffer.from(scalars(3));
    damage(bytes);
    append(bytes);
  }

  function goBack(): void {
    clock.step = Math.max(0, clock.step - below(20));
  }

  /**
   * A reader knows a file by its name or by being the same one: before it loses both, it
   * must have followed it to its new name, as it has when it shows what came after that.
   */
  async function nameSettled(): Promise<void> {
    if (!isRenamed) return;
    append(scalars(1));
    await settled();
    isRenamed = false;
  }

  /** Shorter than what is there. */
  function shorterFile(): Uint8Array {
    const bytes = Buffer.concat([versionRecord(clock), scalars(2)]);
    return bytes.length < directory.fileBytes() ? bytes : new Uint8Array();
  }

  const actions: Readonly<Record<Action, () => Promise<void> | void>> = {
    scalars: () => append(scalars(1 + below(20))),
    manyScalars: () => append(scalars(1_000)),
    otherValues: () => append(otherRecords(clock, random)),
    halfRecord() {
      const bytes = scalars(1);
      const half = below(bytes.length);
      append(bytes.subarray(0, half));
      rest = { bytes: bytes.subarray(half) };
    },
    allotSpace() {
      const bytes = scalars(5);
      const offset = directory.fileBytes();
      directory.truncateFile(offset + bytes.length);
      rest = { bytes, offset };
    },
    damagedPayload: () => appendDamaged((bytes) => flipBit(bytes, 12 + below(8), below(8))),
    damagedLength: () => appendDamaged((bytes) => flipBit(bytes, below(12), below(8))),
    garbage: () => append(Buffer.from(Array.from({ length: 1 + below(300) }, () => below(256)))),
    stepsGoBack() {
      goBack();
      append(scalars(5));
    },
    resume() {
      goBack();
      startFile(sessionStartRecord(clock));
    },
    rotate() {
      if (random() < 0.3) append(scalars(1).subarray(0, 20));
      startFile();
    },
    async truncate() {
      directory.truncateFile(below(directory.fileBytes() + 1));
      await settled();
    },
    async replaceFile() {
      await nameSettled();
      directory.replaceFile(Buffer.concat([versionRecord(clock), scalars(below(20))]));
    },
    async rewriteFile() {
      await settled();
      directory.rewriteFile(shorterFile());
      await settled();
    },
    renameFile() {
      directory.renameFile();
      isRenamed = true;
    },
    async deleteFile() {
      await nameSettled();
      directory.deleteFile(await settled());
      startFile();
    },
    renameRun: () => directory.rename(),
    async deleteRun() {
      directory.remove();
      await settled();
      runBytes = 0;
      startFile();
    },
  };

  function draw(): Action {
    if (runBytes > MAX_RUN_BYTES) return "deleteRun";
    let left = random() * Object.values(WEIGHTS).reduce((sum, weight) => sum + weight);
    return ACTIONS.find((action) => (left -= WEIGHTS[action]) < 0) ?? "scalars";
  }

  startFile(scalars(FIRST_STEPS));
  return {
    get lastActions() {
      return lastActions;
    },
    async act() {
      writeRest();
      const action = draw();
      lastActions = [...lastActions, action].slice(-MAX_LAST_ACTIONS);
      await actions[action]();
      return action;
    },
  };
}

function flipBit(bytes: Buffer, at: number, bit: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
}
