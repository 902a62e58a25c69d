import type { ApiStatus, LoadStatus } from "@runlens/model";

/** The status by answers and by changes, which come by other ways and may overtake each other. */
export interface NewestStatus {
  /** A change has told of it. */
  readonly tell: (status: LoadStatus) => void;
  /** Asks for it, and takes what changes told meanwhile for newer: of whatever is later still, another one tells. */
  readonly ask: (signal?: AbortSignal) => Promise<ApiStatus>;
}

export function createNewestStatus(
  fetchStatus: (signal?: AbortSignal) => Promise<ApiStatus>,
): NewestStatus {
  let told: LoadStatus | undefined;
  let changeCount = 0;
  return {
    tell(status) {
      told = status;
      changeCount += 1;
    },
    async ask(signal) {
      const countBefore = changeCount;
      const answer = await fetchStatus(signal);
      return changeCount === countBefore ? answer : { ...answer, ...told };
    },
  };
}
