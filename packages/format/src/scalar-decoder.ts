import { isPayloadIntact } from "./record.ts";
import { takeScalarEvents } from "./scalar-events.ts";

/** The part of a scanner that WebAssembly does faster. All decoders take exactly the same records. */
export interface ScalarDecoder {
  readonly takeScalarEvents: typeof takeScalarEvents;
  readonly isPayloadIntact: typeof isPayloadIntact;
}

export const TYPESCRIPT_DECODER: ScalarDecoder = { takeScalarEvents, isPayloadIntact };
