import type { ExperimentQuery, Reader } from "@runlens/model";

type Read<T> = (reader: Reader, query: ExperimentQuery) => Promise<T>;

/** Keeps the newest answer of a question about names and metadata for as long as lists are the same. */
export function perLists<T>(read: Read<T>): Read<T> {
  const newest = new WeakMap<Reader, { readonly key: string; readonly answer: Promise<T> }>();
  return (reader, { experiment }) => {
    const listsVersion = reader.listsVersion?.();
    if (listsVersion === undefined) return read(reader, { experiment });
    const key = `${listsVersion} ${experiment}`;
    const known = newest.get(reader);
    if (known?.key === key) return known.answer;
    const answer = read(reader, { experiment });
    newest.set(reader, { key, answer });
    answer.catch(() => newest.delete(reader));
    return answer;
  };
}
