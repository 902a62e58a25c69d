import type { SamplingOptions } from "@runlens/plugin-api";
import { badValue } from "./expand-flags.ts";

/** What was typed of them, by flag name. */
export interface SamplingFlags {
  readonly samples_per_plugin?: string;
  readonly exact_sampling?: boolean;
  readonly load_fast?: string;
}

/**
 * How many points TensorBoard's routes send, and which. `--load_fast=false` has no other effect
 * than that `--exact_sampling` means the loader that TensorBoard would use then.
 *
 * @throws ExitError (usage).
 */
export function readSamplingOptions(flags: SamplingFlags): SamplingOptions {
  const counts = readCounts(flags.samples_per_plugin ?? "");
  return {
    samplesPerPlugin: (pluginName) => counts.get(pluginName),
    exactSampling: flags.exact_sampling ?? false,
    exactLoader: flags.load_fast?.toLowerCase() === "false" ? "python" : "dataServer",
  };
}

function readCounts(typed: string): Map<string, number> {
  const entries = typed.split(",").filter((entry) => entry.trim() !== "");
  return new Map(
    entries.map((entry) => {
      const [, name, count] = /^\s*([^=]+?)\s*=\s*(\d{1,15})\s*$/.exec(entry) ?? [];
      if (name !== undefined && count !== undefined) return [name, Number(count)];
      throw badValue("samples_per_plugin", typed, "is like images=100,scalars=500");
    }),
  );
}
