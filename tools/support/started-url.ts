import type { ChildProcess } from "node:child_process";

const START_LINE = /(?:Runlens|TensorBoard) \S+ at (http:\S+)/;

/** The address in the start line of a server that was just spawned. Rejects when it ends before. */
export function startedUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      told += text;
      const [, url] = START_LINE.exec(told) ?? [];
      if (url !== undefined) resolve(url);
    });
    server.once("error", reject);
    server.once("exit", (code) => {
      reject(new Error(`The server ended with ${String(code)} before it started:\n${told}`));
    });
  });
}
