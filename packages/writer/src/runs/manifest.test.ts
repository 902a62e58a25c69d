import { MANIFEST_TAG } from "@runlens/format";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { collectManifest, logManifest } from "./manifest.ts";

const directories: string[] = [];

afterEach(() => {
  vi.unstubAllEnvs();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

describe("the manifest of a run", () => {
  it("says how the run came about", async () => {
    const manifest = await collectManifest({ directory: setup({}) });
    expect(manifest).toMatchObject({
      version: 1,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      workingDirectory: process.cwd(),
      runtime: { node: process.version },
      host: { name: hostname(), cores: expect.any(Number) },
    });
    expect(manifest.command[0]).toBe(process.execPath);
    expect(manifest).not.toHaveProperty("git");
  });

  it("keeps the usual variables and those asked for, and no others", async () => {
    vi.stubEnv("WORLD_SIZE", "8");
    vi.stubEnv("MY_DATA", "https://me:password@host/data");
    vi.stubEnv("HF_TOKEN", "abc");
    const { environment } = await collectManifest({ environment: ["MY_DATA", "NOT_SET"] });
    expect(environment).toMatchObject({ WORLD_SIZE: "8", MY_DATA: "https://***@host/data" });
    expect(environment).not.toHaveProperty("HF_TOKEN");
    expect(environment).not.toHaveProperty("NOT_SET");
    await expect(collectManifest({ environment: ["HF_TOKEN"] })).rejects.toThrow(TypeError);
  });

  it("lists dependencies as installed, or as asked for", async () => {
    const directory = setup({
      "package.json": {
        dependencies: { here: "^1.0.0", "@scope/above": "2.x", nowhere: "3 || 4" },
      },
      "node_modules/here/package.json": { version: "1.2.3" },
      "node_modules/@scope/above/package.json": { version: "2.0.1" },
      "src/deep/empty/tsconfig.json": {},
    });
    const { dependencies } = await collectManifest({ directory: join(directory, "src/deep") });
    expect(dependencies).toEqual({ here: "1.2.3", "@scope/above": "2.0.1", nowhere: "3 || 4" });
  });

  it("is logged as text that holds JSON", async () => {
    const logged: [string, string, number][] = [];
    const manifest = await logManifest({ text: (...value) => logged.push(value) });
    const [[tag, text, step] = ["", "", NaN]] = logged;
    expect([tag, step]).toEqual([MANIFEST_TAG, 0]);
    expect(JSON.parse(text.split("\n").slice(1, -1).join("\n"))).toEqual(manifest);
  });
});

function setup(files: Readonly<Record<string, object>>): string {
  const directory = mkdtempSync(join(tmpdir(), "runlens-manifest-"));
  directories.push(directory);
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, JSON.stringify(content));
  }
  return directory;
}
