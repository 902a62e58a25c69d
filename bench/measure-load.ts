import { execFileSync } from "node:child_process";
import { bundleProgram } from "./bundle.ts";
import type { Loaded, LoadOptions } from "./load-process.ts";

/** Makes what loads a log directory in a process of its own, bundled as the published package is. */
export async function createMeasuredLoad(): Promise<(options: LoadOptions) => Loaded> {
  const program = await bundleProgram("load-process");
  return (options) => {
    const args = ["--expose-gc", program, JSON.stringify(options)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
  };
}
