import type { ScalarLog } from "./scalar-log.ts";

export interface LearningRateOptions {
  /** Default `learning_rate`. */
  readonly tag?: string;
  /** A rate that stays is logged again after this many steps. Default 100. */
  readonly everySteps?: number;
}

/**
 * Returns a function to call with the learning rate of every step. It logs the first
 * one, every change, and a constant rate now and then.
 *
 * Before a change it also logs the old rate at the last step that had it, so that a
 * drop is drawn as a drop and not as a slope from the last point that was logged.
 */
export function createLearningRateLog(
  log: ScalarLog,
  { tag = "learning_rate", everySteps = 100 }: LearningRateOptions = {},
): (rate: number, step: number) => void {
  let last: { rate: number; loggedStep: number; seenStep: number } | undefined;
  return (rate, step) => {
    const isSame = last !== undefined && Object.is(rate, last.rate);
    if (last !== undefined && isSame && step - last.loggedStep < everySteps) {
      last.seenStep = step;
      return;
    }
    if (last !== undefined && !isSame && last.seenStep > last.loggedStep) {
      log.scalar(tag, last.rate, last.seenStep);
    }
    log.scalar(tag, rate, step);
    last = { rate, loggedStep: step, seenStep: step };
  };
}
