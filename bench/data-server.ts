import { spawn } from "node:child_process";

const LOAD_LIMIT_MS = 120_000;
const FINISHED = /Finished load cycle \(([\d.]+)(µs|ms|s)\)/;
const UNIT_MS: Readonly<Record<string, number>> = { µs: 0.001, ms: 1, s: 1000 };

/** Path of TensorBoard's data server binary, to print its figure beside ours; absent: no comparison. */
export const dataServerBinary = process.env["RUNLENS_BENCH_DATA_SERVER"];

export interface DataServerOptions {
  readonly binary: string;
  readonly logDirectory: string;
  readonly threads: number;
  /** Verify the checksum of every record. */
  readonly checksum: boolean;
}

/**
 * Milliseconds that TensorBoard's data server says its first load cycle took.
 * The binary is `bin/server` of the Python package tensorboard_data_server.
 */
export async function dataServerLoadMs(options: DataServerOptions): Promise<number> {
  const { binary, logDirectory, threads, checksum } = options;
  const args = ["--logdir", logDirectory, "--reload", "once", "-v", "--port", "0"];
  if (checksum) args.push("--checksum");
  const server = spawn(binary, args, {
    env: { ...process.env, RAYON_NUM_THREADS: String(threads) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    return await new Promise((resolve, reject) => {
      let text = "";
      const giveUp = (reason: string) => reject(new Error(`data server: ${reason}\n${text}`));
      const timer = setTimeout(() => giveUp("no load cycle finished in time"), LOAD_LIMIT_MS);
      server.on("error", (error) => giveUp(error.message));
      server.on("exit", () => giveUp("ended early"));
      server.stderr.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        const [, amount, unit] = FINISHED.exec(text) ?? [];
        if (amount === undefined || unit === undefined) return;
        clearTimeout(timer);
        resolve(Number(amount) * (UNIT_MS[unit] ?? NaN));
      });
    });
  } finally {
    server.removeAllListeners("exit");
    server.kill();
  }
}
