import { NO_ANNOTATIONS, type Annotations } from "@runlens/model";
import { decide } from "./decide.ts";
import { createListeners } from "./listeners.ts";

/** Annotations that are gone when the program ends. */
export function createMemoryAnnotations(): Annotations {
  const listeners = createListeners();
  let version = 0;
  let annotations = NO_ANNOTATIONS;
  return {
    get: async () => ({ version, annotations, mode: "memory" }),
    async change(request) {
      const decision = decide({ version, annotations }, request);
      if (decision.kind === "refused") return decision;
      annotations = decision.annotations;
      version += 1;
      listeners.tell(version);
      return { kind: "changed", version };
    },
    watch: (onChange) => listeners.add(onChange),
  };
}
