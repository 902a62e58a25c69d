import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openIndex } from "./open-index.ts";
import { recalledContent, seededContent } from "./test-support/seeded-delta.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

const PROGRAM = fileURLToPath(new URL("test-support/save-into-limit.ts", import.meta.url));

/** A limit for the size of files fails as a full disk does: in the middle of a write. */
const LIMIT_BYTES = 20_001;
const canLimit = spawnSync("prlimit", ["--version"]).status === 0;

describe.skipIf(!canLimit)("when the journal cannot grow any more (needs prlimit)", () => {
  it("it is told once, and what was saved before stays", () => {
    const directory = join(tempDirectory(), "index");
    const limited = [`--fsize=${LIMIT_BYTES}`, process.execPath, PROGRAM, directory, "60"];
    const { stdout } = spawnSync("prlimit", limited, { encoding: "utf8" });
    const { told, kept, recalled } = JSON.parse(stdout);
    expect(told).toEqual(["index.write"]);
    expect(kept).toBeGreaterThan(5);
    expect(kept).toBeLessThan(60);
    expect(recalled).toBe(kept);
    const index = openIndex({ directory });
    expect(recalledContent(index.recall("a"), index)).toEqual(seededContent("a", kept));
    index.close();
  });
});
