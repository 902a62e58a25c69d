import { seededRandom } from "@runlens/base";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { concat, eventBytes } from "./test-support/event-bytes.ts";
import { startSession, type SessionOptions } from "./test-support/session.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const PROGRAM = fileURLToPath(new URL("test-support/load-until-killed.ts", import.meta.url));

/** More are tried by name: RUNLENS_KILL_TRIALS=200 npx vitest run packages/ingest/src/killed.test.ts */
const TRIALS = Number(process.env["RUNLENS_KILL_TRIALS"] ?? 20);
const MAX_DELAY_MS = 600;
const MIB = 1024 ** 2;

/** Log directories that change between sessions of which most are killed. */
function setup() {
  const random = seededRandom(7);
  const { root, write, append, truncate } = tempDirectory();
  const indexDirectory = tempDirectory().at("index");
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const files = ["a/tfevents.1", "a/tfevents.2", "b/tfevents", "c/d/tfevents"];

  /** Some points of a few tags, a restart or damage among them. */
  function some(byteLength: number): Uint8Array<ArrayBuffer> {
    const step = Math.floor(random() * 100);
    const words = `t:${step} u:${step} t+u:${step} v${step % 5}:1`;
    const piece = eventBytes(words);
    const odd = pick(["START5", "!t:3", "text:4", "v2", "~t:3"]) ?? "";
    const pieces = Array.from({ length: Math.ceil(byteLength / piece.length) }, () => piece);
    return concat([...pieces, eventBytes(odd), piece]);
  }

  function change(): void {
    const file = pick(files) ?? "";
    const kind = pick(["append", "append", "append", "write", "truncate"]);
    if (kind === "append") append(file, some(random() * MIB));
    if (kind === "write") write(file, some(9 * MIB));
    if (kind === "truncate") truncate(file, Math.floor(random() * MIB));
    if (random() < 0.1) rmSync(indexDirectory, { recursive: true, force: true });
  }

  for (const file of files) write(file, some(9 * MIB));
  return {
    change,
    /** Kills it some milliseconds after it began to load. */
    loadAndKill: async () => {
      const workers = pick(["0", "1", "2"]) ?? "0";
      const program = spawn(process.execPath, [PROGRAM, root, indexDirectory, workers], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(program.stdout, "data");
      await sleep(random() * MAX_DELAY_MS);
      program.kill("SIGKILL");
      await once(program, "close");
    },
    load: async (options: Partial<SessionOptions> = {}) => {
      const session = startSession({ logDirectory: root, ...options });
      await session.loaded;
      const shown = await session.shown();
      const { bytesRecalled } = await session.status();
      await session.close();
      return { shown, bytesRecalled };
    },
    indexDirectory,
  };
}

describe("loading that is killed", () => {
  it(
    `leaves an index that gives what the logs hold, ${TRIALS} times`,
    async () => {
      const { change, loadAndKill, load, indexDirectory } = setup();
      let recalled = 0;
      for (let trial = 0; trial < TRIALS; trial++) {
        change();
        const [afresh] = await Promise.all([load(), loadAndKill()]);
        const { shown, bytesRecalled } = await load({ indexDirectory });
        expect(shown).toEqual(afresh.shown);
        if (bytesRecalled > 0) recalled += 1;
      }
      expect(recalled).toBeGreaterThan(TRIALS / 2);
    },
    60_000 + TRIALS * 10_000,
  );
});
