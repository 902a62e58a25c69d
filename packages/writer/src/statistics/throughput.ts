import type { ScalarLog } from "./scalar-log.ts";

export interface Rates {
  readonly stepsPerSec: number;
  readonly examplesPerSec: number;
}

export interface Throughput {
  /** Counts one step that worked on `examples` examples (1 by default). */
  step(examples?: number): void;
  /** Rates since the last reading, or since the start; NaN while no time has passed. */
  read(): Rates;
  /** Reads and logs `steps_per_second` and `examples_per_second`, below `prefix` when given. */
  log(log: ScalarLog, step: number, prefix?: string): Rates;
}

/**
 * Counts steps and examples, and says how many there were per second since it was last asked.
 * `nowSecs` is a clock that never goes back, in seconds.
 */
export function createThroughput(nowSecs = monotonicSecs): Throughput {
  let sinceSecs = nowSecs();
  let steps = 0;
  let examples = 0;

  function read(): Rates {
    const now = nowSecs();
    const secs = now - sinceSecs;
    if (secs === 0) return { stepsPerSec: NaN, examplesPerSec: NaN };
    const rates = { stepsPerSec: steps / secs, examplesPerSec: examples / secs };
    sinceSecs = now;
    steps = 0;
    examples = 0;
    return rates;
  }

  return {
    step(count = 1) {
      steps++;
      examples += count;
    },
    read,
    log(log, step, prefix) {
      const rates = read();
      const scope = prefix === undefined ? "" : `${prefix}/`;
      log.scalar(`${scope}steps_per_second`, rates.stepsPerSec, step);
      log.scalar(`${scope}examples_per_second`, rates.examplesPerSec, step);
      return rates;
    },
  };
}

function monotonicSecs(): number {
  return performance.now() / 1000;
}
