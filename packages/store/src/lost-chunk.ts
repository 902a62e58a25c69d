import { messageOf, RunlensError, type Problem } from "@runlens/base";
import { placeKey } from "./chunk-place.ts";

/** Points that were sealed cannot be had any more: they have to be read again from their log. */
export class LostChunk extends RunlensError {
  /** See `placeKey`. */
  readonly place: number;

  /** @param cause what reading threw; absent where other bytes were read than were written. */
  constructor(segment: number, position: number, cause?: unknown) {
    super(cause === undefined ? damaged() : unreadable(messageOf(cause)), { cause });
    this.place = placeKey(segment, position);
  }
}

const HINT = "The index may be deleted at any time; it is made anew from the logs.";

function damaged(): Problem {
  const message = "The index on disk holds other bytes than were written to it.";
  return { code: "index.damaged", message, hint: HINT };
}

function unreadable(message: string): Problem {
  return { code: "index.unreadable", message, hint: HINT };
}
