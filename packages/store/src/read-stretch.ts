import type { ValueProblem } from "@runlens/model";

/**
 * Reads `byteLength` bytes from `offset` on of one event file, as it was when it was
 * added. Rejects only when the signal is aborted.
 */
export type ReadStretch = (
  offset: number,
  byteLength: number,
  signal?: AbortSignal,
) => Promise<StretchRead>;

export type StretchRead = { readonly kind: "bytes"; readonly bytes: Uint8Array } | Unreadable;

export interface Unreadable {
  readonly kind: "unreadable";
  readonly problem: ValueProblem;
}

/** For files that were added without a way to read them. */
export const nothingToRead: ReadStretch = async () => ({
  kind: "unreadable",
  problem: { code: "file.unreadable", message: "The file of the value is not at hand." },
});
