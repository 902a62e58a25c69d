import { createPaceMeter, type LoadStatus, type Reader } from "@runlens/model";
import type { Terminal } from "../terminal.ts";
import { progressLine } from "./load-report.ts";

export interface Loaded {
  readonly status: LoadStatus;
  readonly elapsedSecs: number;
}

/** Shows how far loading has come, until everything that was there at the start has been read. */
export function watchLoading(reader: Reader, terminal: Terminal): Promise<Loaded> {
  const startMs = performance.now();
  const paceOf = createPaceMeter();
  return new Promise((resolve, reject) => {
    const subscription = reader.watch(({ status }) => look(status));
    reader.status().then(look, reject);

    function look(status: LoadStatus): void {
      const elapsedSecs = (performance.now() - startMs) / 1000;
      if (status.phase === "loading") {
        terminal.progress(progressLine(status, paceOf(status, elapsedSecs)));
        return;
      }
      subscription.close();
      terminal.progress("");
      resolve({ status, elapsedSecs });
    }
  });
}
