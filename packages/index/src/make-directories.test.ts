import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeDirectories } from "./make-directories.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const MODULE = new URL("make-directories.ts", import.meta.url).href;

describe("makeDirectories", () => {
  it("makes what is missing above, too, and leaves what is there", () => {
    const path = join(tempDirectory(), "a", "b", "c");
    makeDirectories(path);
    makeDirectories(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it.skipIf(!existsSync("/proc/self"))("fails at once where nothing can be made", () => {
    // In a process of its own, which can be ended should it hang.
    const program = `import { makeDirectories } from "${MODULE}"; makeDirectories("/proc/a/b")`;
    const options = { encoding: "utf8", timeout: 20_000 } as const;
    const { stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], options);
    expect(stderr).toContain("no directory can be made in /proc");
  });
});
