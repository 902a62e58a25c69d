import { setTimeout as sleep } from "node:timers/promises";
import { differenceOf } from "./digest.ts";
import { expectedOf, type Expected } from "./expected.ts";
import type { SoakReader } from "./reader.ts";
import type { RunDirectory } from "./run-directory.ts";

const POLL_MS = 50;

export interface Compared {
  /** In words; undefined when the reader shows the run as a fresh parse does. */
  readonly difference: string | undefined;
  readonly expected: Expected;
  /** Of the reader that was asked. */
  readonly generation: number;
}

/**
 * Waits until the reader shows a run, which is not written to meanwhile, as a fresh parse
 * does. A difference that is there after `limitMs` stays: the reader has missed a change.
 */
export async function compareRun(
  directory: RunDirectory,
  reader: SoakReader,
  { scratchDirectory, limitMs }: { scratchDirectory: string; limitMs: number },
): Promise<Compared> {
  const limit = performance.now() + limitMs;
  for (;;) {
    const { generation } = reader;
    const expected = await expectedOf(directory, { generation, scratchDirectory });
    while (generation === reader.generation) {
      const difference = differenceOf(await reader.digest(directory.run), expected.digest);
      const isOver = difference === undefined || performance.now() > limit;
      if (isOver && generation === reader.generation) return { difference, expected, generation };
      await sleep(POLL_MS);
    }
  }
}
