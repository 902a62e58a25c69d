import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inRoot } from "../../tools/root.ts";

/** A program that logs one run, in a process of its own. */
export interface Appender {
  /** Writes and flushes one value. Resolves to when it was in the file, milliseconds since the epoch. */
  append(tag: string, value: number, step: number): Promise<number>;
  close(): Promise<void>;
}

export async function startAppender(runDirectory: string): Promise<Appender> {
  const program = spawn(process.execPath, [inRoot("e2e/support/append.ts"), runDirectory], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
  await lines.next();
  return {
    async append(tag, value, step) {
      program.stdin.write(`${JSON.stringify([tag, String(value), step])}\n`);
      return Number((await lines.next()).value);
    },
    async close() {
      if (program.exitCode !== null) return;
      program.stdin.end();
      await once(program, "exit");
    },
  };
}
