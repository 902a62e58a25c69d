import { execFileSync } from "node:child_process";
import { inRoot } from "../tools/root.ts";
import { bundleProgram } from "./bundle.ts";
import type { Loaded, LoadOptions } from "./load-process.ts";

/**
 * Makes what loads a log directory in a process of its own, bundled as the published package
 * is; as the command does, it keeps compiled code for the next process.
 */
export async function createMeasuredLoad(): Promise<(options: LoadOptions) => Loaded> {
  const program = await bundleProgram("load-process");
  const env = { ...process.env, NODE_COMPILE_CACHE: inRoot(".cache/bench-compiled") };
  return (options) => {
    const args = ["--expose-gc", program, JSON.stringify(options)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", env }));
  };
}
