import { clearBatch, createBatch, createScanner, type ScanStop } from "@runlens/format";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** [tag, step, wall time, value] */
export type Point = readonly [string, number, number, number];

/** What our scanner finds in the event files of a run, in the order of their names. */
export interface ReadRun {
  readonly files: readonly string[];
  readonly points: readonly Point[];
  /** [tag, step] of what is no scalar. */
  readonly references: readonly (readonly [string, number])[];
  /** Steps. */
  readonly restarts: readonly number[];
  readonly damageCount: number;
  /** Of the last file. */
  readonly stop: ScanStop | undefined;
}

export function readRun(runDirectory: string): ReadRun {
  const files = readdirSync(runDirectory)
    .filter((name) => name.includes("tfevents"))
    .toSorted();
  const run = {
    files,
    points: [] as Point[],
    references: [] as (readonly [string, number])[],
    restarts: [] as number[],
    damageCount: 0,
    stop: undefined as ScanStop | undefined,
  };
  for (const name of files) {
    const bytes = readFileSync(join(runDirectory, name));
    const scanner = createScanner();
    const batch = createBatch(4096);
    const tagOf = (id: number | undefined) => scanner.tags[id ?? -1]?.name ?? "?";
    let offset = 0;
    do {
      const { nextOffset, stop } = scanner.scan(bytes.subarray(offset), offset, batch);
      offset = nextOffset;
      run.stop = stop;
      for (let i = 0; i < batch.count; i++) {
        run.points.push([
          tagOf(batch.tagIds[i]),
          batch.steps[i] ?? NaN,
          batch.wallTimesSecs[i] ?? NaN,
          batch.values[i] ?? NaN,
        ]);
      }
      run.references.push(...batch.references.map((r) => [tagOf(r.tagId), r.step] as const));
      run.restarts.push(...batch.restarts.map(({ step }) => step));
      run.damageCount += batch.damage.length;
      clearBatch(batch);
    } while (run.stop.kind === "batchFull");
  }
  return run;
}

export function stepsOf(run: ReadRun): number[] {
  return run.points.map(([, step]) => step);
}
