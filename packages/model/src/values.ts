import type { Problem } from "@runlens/base";
import type { ValueData } from "@runlens/format";

/**
 * One value of a series that is no scalar, or why it could not be read. Values are
 * read from their files when they are asked for, and a file may have changed since
 * it was listed: each value tells for itself.
 */
export type LoggedValue = {
  /** Exact up to ±2^53. */
  readonly step: number;
  /** Seconds since the epoch; NaN and infinities are kept. */
  readonly wallTimeSecs: number;
} & (
  | { readonly kind: "read"; readonly data: LoggedData }
  | { readonly kind: "unreadable"; readonly problem: ValueProblem }
);

/**
 * What was logged, its checksum verified: the data of the one `Summary.Value` that
 * has the tag, or the whole graph (`GraphDef`) or run metadata (`RunMetadata`) of an
 * event that is a value of its own. `bytes` are a serialised message, for
 * `decodeTensor` or the decoder of a plugin; nobody else holds them.
 */
export type LoggedData =
  ValueData | { readonly kind: "graphDef" | "taggedRunMetadata"; readonly bytes: Uint8Array };

export interface ValueProblem extends Problem {
  readonly code:
    | "file.vanished"
    /** Another file is in its place, or it was cut short or rewritten. */
    | "file.replaced"
    | "file.damagedRecord"
    | "file.unreadable"
    /** The query's `maxBytes` were used up by newer values. */
    | "value.tooLarge";
}
