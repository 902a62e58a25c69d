import { openDataPlane } from "../data-plane.ts";
import { digestRun, type RunDigest } from "./digest.ts";

export type Request =
  | { readonly kind: "run"; readonly run: string }
  | { readonly kind: "state" }
  /** Answered, and then the process ends. */
  | { readonly kind: "close" };

export interface ReaderState {
  readonly runs: readonly string[];
  readonly points: number;
  readonly damagedRecords: number;
  /** Some; `problemCount` counts all. */
  readonly problems: readonly { readonly code: string; readonly path: string }[];
  readonly problemCount: number;
  /** Heap, columns and slabs, after a collection. */
  readonly usedBytes: number;
  readonly residentBytes: number;
}

export type Reply =
  /** Of a run that is not there no digest. */
  | { readonly kind: "run"; readonly digest?: RunDigest | undefined }
  | { readonly kind: "state"; readonly state: ReaderState }
  | { readonly kind: "close" };

const RELOAD_INTERVAL_SECS = 1;

/** Follows a log directory until it is asked to close; answers requests of the process that started it. */
function main([logDirectory = "", indexDirectory = ""]: readonly string[]): void {
  const plane = openDataPlane({
    logDirectory,
    indexDirectory,
    reloadIntervalSecs: RELOAD_INTERVAL_SECS,
  });
  const { reader } = plane.store;

  async function answer(request: Request): Promise<Reply> {
    const { kind } = request;
    if (kind === "run") return { kind, digest: await digestRun(reader, request.run) };
    if (kind === "state") return { kind, state: await state() };
    await plane.close();
    return { kind };
  }

  async function state(): Promise<ReaderState> {
    const { pointCount, damagedRecords, problems, problemCount } = await reader.status();
    const runs = await reader.runs({ experiment: "" });
    return {
      runs: runs.map(({ name }) => name).toSorted(),
      points: pointCount,
      damagedRecords,
      problems: problems.map(({ code, path }) => ({ code, path })),
      problemCount,
      usedBytes: plane.usedBytes(),
      residentBytes: process.memoryUsage.rss(),
    };
  }

  async function take(id: number, request: Request): Promise<void> {
    const reply = await answer(request);
    process.send?.({ id, reply }, () => {
      if (reply.kind === "close") process.disconnect();
    });
  }

  process.on("message", ({ id, request }: { id: number; request: Request }) => {
    void take(id, request);
  });
}

main(process.argv.slice(2));
