import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { testdata } from "./make-testdata.ts";
import { inRoot } from "./root.ts";

describe("testdata", () => {
  it.each([...testdata()])("%s is what make-testdata.ts makes", async (path, bytes) => {
    const onDisk = await readFile(inRoot("testdata", path));
    expect(onDisk.equals(bytes)).toBe(true);
  });
});
