import { setImmediate as afterOthers } from "node:timers/promises";

/**
 * Works until `step` returns false or the turn is over, then lets everything else that
 * waits run. Nothing waits where there was nothing to do.
 */
export async function takeTurn(
  turnMs: number,
  step: (deadlineMs: number) => boolean,
): Promise<void> {
  const deadlineMs = performance.now() + turnMs;
  if (!step(deadlineMs)) return;
  while (performance.now() < deadlineMs && step(deadlineMs));
  await afterOthers();
}

/** Timers take no longer delay. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** A sleeper that can be woken. */
export interface Alarm {
  /** Resolves after `delayMs`, or as soon as it is rung; at once if that was since the last sleep. */
  sleep(delayMs: number): Promise<void>;
  ring(): void;
}

export function createAlarm(): Alarm {
  let isRung = false;
  let wake: (() => void) | undefined;
  return {
    async sleep(delayMs) {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.min(Math.max(delayMs, 0), MAX_DELAY_MS));
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wake = undefined;
      isRung = false;
    },
    ring() {
      isRung = true;
      wake?.();
    },
  };
}

/** Something that is waited for and happens once. */
export interface Gate {
  readonly isOpen: boolean;
  /** Resolves when the gate is open. */
  readonly opened: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  let isOpen = false;
  let resolveOpened: (() => void) | undefined;
  const opened = new Promise<void>((resolve) => {
    resolveOpened = resolve;
  });
  return {
    opened,
    get isOpen() {
      return isOpen;
    },
    open() {
      isOpen = true;
      resolveOpened?.();
    },
  };
}
