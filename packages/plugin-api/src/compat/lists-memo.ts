import type { Reader } from "@runlens/model";

/** What follows from the lists of an experiment alone. */
export type ListsMemo<T> = (experiment: string) => Promise<T>;

interface Made<T> {
  readonly experiment: string;
  readonly version: number;
  readonly result: Promise<T>;
}

/** Makes something of lists, and gives it back as long as the reader knows that they did not change. */
export function createListsMemo<T>(
  reader: Pick<Reader, "listsVersion">,
  make: (experiment: string) => Promise<T>,
): ListsMemo<T> {
  let last: Made<T> | undefined;
  return (experiment) => {
    const version = reader.listsVersion?.();
    if (version === undefined) return make(experiment);
    if (last?.experiment === experiment && last.version === version) return last.result;
    const made = { experiment, version, result: make(experiment) };
    last = made;
    made.result.catch(() => {
      if (last === made) last = undefined;
    });
    return made.result;
  };
}
