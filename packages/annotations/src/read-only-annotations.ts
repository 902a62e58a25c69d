import type { Annotations } from "@runlens/model";
import { refusal } from "./decide.ts";

/** Shows annotations and changes none. */
export function readOnlyAnnotations(annotations: Annotations): Annotations {
  return {
    get: async (query) => ({ ...(await annotations.get(query)), mode: "readOnly" }),
    change: async () =>
      refusal({
        code: "annotations.readOnly",
        message: "This server shows annotations and lets nobody change them.",
        hint: "Ask whoever runs it, or serve the logs yourself without --read_only.",
      }),
    watch: (onChange) => annotations.watch(onChange),
  };
}
