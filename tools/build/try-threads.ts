import { spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeRecord, encodeSimpleValue } from "@runlens/writer/encode";

/** Says when a thread has answered: where none can be started, the command reads by itself. */
const PRELOAD = `
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";

threads.Worker = class extends threads.Worker {
  constructor(...args) {
    super(...args);
    this.once("message", () => process.stderr.write("thread answered\\n"));
  }
};
syncBuiltinESMExports();
`;

/** More than what is read without threads. */
const POINTS = 1_000_000;

/** Whether the published package in `directory/node_modules` reads a large log on threads. */
export async function tryThreads(directory: string, node: string): Promise<string[]> {
  const record = encodeRecord(encodeSimpleValue({ tag: "t", value: 1, step: 1, wallTimeSecs: 1 }));
  await mkdir(join(directory, "large"));
  const log = Buffer.concat(Array.from({ length: POINTS }, () => record));
  await writeFile(join(directory, "large/events.out.tfevents.1"), log);
  await writeFile(join(directory, "preload.mjs"), PRELOAD);
  const command = join(directory, "node_modules/runlens/runlens.js");
  const args = ["--import", "./preload.mjs", command, "inspect", "large", "--json"];
  const ran = spawnSync(node, args, { cwd: directory, encoding: "utf8" });
  const isRead = ran.stdout.includes(`"values": ${POINTS}`);
  return isRead && ran.stderr.includes("thread answered")
    ? []
    : [`reading a large log on threads: ${ran.stdout}${ran.stderr}`];
}
