import type { ExperimentQuery, Reader } from "@runlens/model";
import { createListsMemo, type ListsMemo } from "@runlens/plugin-api/compat";

type Read<T> = (reader: Reader, query: ExperimentQuery) => Promise<T>;

/** Keeps the newest answer of a question about names and metadata for as long as lists are the same. */
export function perLists<T>(read: Read<T>): Read<T> {
  const memos = new WeakMap<Reader, ListsMemo<T>>();
  return (reader, { experiment }) => {
    const memo =
      memos.get(reader) ?? createListsMemo(reader, (id) => read(reader, { experiment: id }));
    memos.set(reader, memo);
    return memo(experiment);
  };
}
