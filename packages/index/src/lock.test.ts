import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { isLocked, takeLock } from "./lock.ts";
import { openIndex } from "./open-index.ts";
import {
  chunkSink,
  contentOf,
  recalledContent,
  seededContent,
  seededDelta,
  seededFile,
} from "./test-support/seeded-delta.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const PROGRAM = fileURLToPath(new URL("test-support/hold-index.ts", import.meta.url));

/** Starts a process that opens the index; says whether it may write, and how to kill it. */
async function startHolder(directory: string) {
  const program = spawn(process.execPath, [PROGRAM, directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const kill = async (): Promise<void> => {
    if (!program.kill("SIGKILL")) return;
    await once(program, "close");
  };
  onTestFinished(kill);
  const [printed] = await once(program.stdout.setEncoding("utf8"), "data");
  return { isKept: printed === "true", kill };
}

function setup() {
  const directory = tempDirectory();
  const path = join(directory, "lock");
  const ownLines = (): string[] => {
    const lock = takeLock(path);
    const lines = readFileSync(path, "utf8").split("\n");
    lock?.release();
    return lines;
  };
  return {
    directory,
    path,
    ownLines,
    leave: (...lines: (string | undefined)[]) => writeFileSync(path, lines.join("\n")),
    take: () => {
      const lock = takeLock(path);
      if (lock !== undefined) onTestFinished(() => lock.release());
      return lock;
    },
  };
}

describe("two processes on one index", () => {
  it("let the first write and the second read, until the first is gone", async () => {
    const directory = join(tempDirectory(), "index");
    const first = await startHolder(directory);
    expect(first.isKept).toBe(true);
    expect((await startHolder(directory)).isKept).toBe(false);

    const second = openIndex({ directory });
    expect(second.isKept).toBe(false);
    expect(recalledContent(second.recall("a"), second)).toEqual(seededContent("a", 1));
    const sink = chunkSink(second);
    const own = seededDelta("b", 0, sink);
    second.save(seededFile("b", 0), own);
    expect(second.recall("b")).toBeUndefined();
    expect(contentOf(own, second)).toEqual(seededContent("b", 1)[0]);

    await first.kill();
    const third = openIndex({ directory });
    expect(third.isKept).toBe(true);
    third.forget("a");
    third.close();
    openIndex({ directory }).close();
    expect(readdirSync(directory)).not.toContain("points-1.col");
    // What was recalled before can be read for as long as it is needed.
    expect(recalledContent(second.recall("a"), second)).toEqual(seededContent("a", 1));
    sink.close();
    second.close();
  });
});

describe("a lock", () => {
  it("is taken once until it is released", () => {
    const { path, take } = setup();
    const first = take();
    expect(first?.isHeld()).toBe(true);
    expect(take()).toBeUndefined();
    expect(isLocked(path)).toBe(true);
    first?.release();
    expect(isLocked(path)).toBe(false);
    expect(take()?.isHeld()).toBe(true);
    expect(first?.isHeld()).toBe(false);
  });

  it("is taken over from a process that is gone, or whose id is another program's now", () => {
    const { directory, ownLines, leave, take } = setup();
    const [pid, start, place] = ownLines();
    const goneId = String(2 ** 22 + 1);
    for (const lines of [
      [goneId, start, place],
      [pid, "1", place],
    ]) {
      leave(...lines);
      const lock = take();
      expect(lock?.isHeld()).toBe(true);
      lock?.release();
      expect(readdirSync(directory)).toEqual([]);
    }
  });

  it("of another machine is taken over when it was not touched for a minute", () => {
    const { path, leave, take } = setup();
    leave("1", "1", "another machine");
    expect(take()).toBeUndefined();
    utimesSync(path, Date.now() / 1000 - 70, Date.now() / 1000 - 70);
    expect(take()?.isHeld()).toBe(true);
  });
});
