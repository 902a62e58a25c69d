import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A directory that is gone when the test is over. */
export function tempDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), "runlens-annotations-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
