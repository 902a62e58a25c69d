import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createSpill } from "./spill.ts";
import {
  chunkSink,
  contentOf,
  seededContent,
  seededDelta,
  seededFile,
} from "./test-support/seeded-delta.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

function setup() {
  const parent = tempDirectory();
  vi.stubEnv("TMPDIR", parent);
  onTestFinished(() => void vi.unstubAllEnvs());
  return {
    spill: () => {
      const index = createSpill();
      onTestFinished(() => index.close());
      return index;
    },
    /** A directory as a process leaves it that is killed. */
    leave: (name: string, ageSecs: number): string => {
      const directory = join(parent, name);
      mkdirSync(directory);
      writeFileSync(join(directory, "lock"), `${2 ** 22 + 1}\n1\nelsewhere`);
      const thenSecs = Date.now() / 1000 - ageSecs;
      for (const path of [join(directory, "lock"), directory]) utimesSync(path, thenSecs, thenSecs);
      return directory;
    },
  };
}

describe("a spill", () => {
  it("gives back chunks until it is closed, and then leaves nothing", () => {
    const { spill } = setup();
    const index = spill();
    const sink = chunkSink(index);
    const delta = seededDelta("a", 0, sink);
    index.save(seededFile("a", 0), delta);
    expect(contentOf(delta, index)).toEqual(seededContent("a", 1)[0]);
    expect(index.recall("a")).toBeUndefined();
    const directory = dirname(index.newSegment().path ?? "");
    sink.close();
    index.close();
    expect(existsSync(directory)).toBe(false);
  });

  it("removes what a killed process left, and nothing that is in use or not ours", () => {
    const { spill, leave } = setup();
    const inUse = dirname(spill().newSegment().path ?? "");
    const left = leave("runlens-points-abc", 3600);
    const fresh = leave("runlens-points-def", 10);
    const other = leave("somebody-elses", 3600);
    utimesSync(inUse, 0, 0);
    spill();
    expect([inUse, left, fresh, other].map((path) => existsSync(path))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it("has no files where there is no place for them", () => {
    vi.stubEnv("TMPDIR", join(tempDirectory(), "missing"));
    onTestFinished(() => void vi.unstubAllEnvs());
    const index = createSpill();
    const { segment, path } = index.newSegment();
    expect(path).toBeUndefined();
    expect(index.newSegment().segment).not.toBe(segment);
    expect(() => index.writeSegment(segment, 0, new Uint8Array(8))).toThrow("no place");
    expect(() => index.readSegment(segment, 0, new Uint8Array(8), 8)).toThrow("no place");
    index.close();
  });
});
