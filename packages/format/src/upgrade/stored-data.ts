import type { ValueData } from "../event.ts";

/** What one value holds as it was logged: data of a summary, or of an event that is a value of its own. */
export type StoredData =
  ValueData | { readonly kind: "graphDef" | "taggedRunMetadata"; readonly bytes: Uint8Array };
