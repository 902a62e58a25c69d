import { setImmediate as afterOthers } from "node:timers/promises";

/** Work lets others have their turn after this long, so that pages answer while logs load. */
const TURN_MS = 10;

/** Works until `step` returns false or the turn is over, then lets everything else that waits run. */
export async function takeTurn(step: (deadlineMs: number) => boolean): Promise<void> {
  const deadlineMs = performance.now() + TURN_MS;
  while (step(deadlineMs) && performance.now() < deadlineMs);
  await afterOthers();
}

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
          const timer = setTimeout(resolve, Math.max(delayMs, 0));
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
