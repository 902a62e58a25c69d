import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { indexDirectoryFor } from "./index-directory.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

describe("indexDirectoryFor", () => {
  const cases = {
    "~/.cache": [{ platform: "linux", home: "/home/u", env: {} }, "/home/u/.cache/runlens/"],
    XDG_CACHE_HOME: [
      { platform: "linux", home: "/home/u", env: { XDG_CACHE_HOME: "/big" } },
      "/big/runlens/",
    ],
    "~/.cache where XDG_CACHE_HOME is relative": [
      { platform: "linux", home: "/home/u", env: { XDG_CACHE_HOME: "big" } },
      "/home/u/.cache/runlens/",
    ],
    "~/Library/Caches on macOS": [
      { platform: "darwin", home: "/Users/u", env: {} },
      "/Users/u/Library/Caches/runlens/",
    ],
    "LOCALAPPDATA on Windows": [
      { platform: "win32", home: "/u", env: { LOCALAPPDATA: "/u/local" } },
      "/u/local/runlens/",
    ],
    "the base that is given": [
      { baseDirectory: "/base", env: { XDG_CACHE_HOME: "/big" } },
      "/base/",
    ],
  } as const;
  for (const [where, [options, start]] of Object.entries(cases)) {
    it(`lies in ${where}`, () => {
      const directory = indexDirectoryFor(["/no/such/logs"], options);
      expect(directory.startsWith(start)).toBe(true);
      expect(directory.slice(start.length)).toMatch(/^[0-9a-f]{24}$/);
    });
  }

  it("is one per set of log directories, by whatever names", () => {
    const root = tempDirectory();
    const a = join(root, "a");
    const b = join(root, "b");
    const link = join(root, "link");
    mkdirSync(a);
    mkdirSync(b);
    symlinkSync(a, link);
    expect(placeOf(b, a)).toBe(placeOf(a, b));
    expect(placeOf(link)).toBe(placeOf(a));
    expect(placeOf(a, link)).toBe(placeOf(a));
    expect(new Set([placeOf(a), placeOf(b), placeOf(a, b)]).size).toBe(3);
  });
});

function placeOf(...paths: string[]): string {
  return indexDirectoryFor(paths, { baseDirectory: "/x" });
}
