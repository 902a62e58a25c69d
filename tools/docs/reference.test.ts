import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type ReferenceEntry, referencesOf } from "./reference.ts";

const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

// Each compiles a small program.
describe("the reference of a module", { timeout: 60_000 }, () => {
  it("has signatures without bodies, members with their comments, and prose without stars", () => {
    const entries = setup({
      "index.ts": `
        /** The sum of \`a\` and \`b\`, in metres. */
        export function add(a: number, b = 1): number { return a + b; }
        export interface Options {
          /** In seconds; default 2. */
          readonly timeout?: number;
        }
        export const LIMIT = 3 as number;
        function hidden() {}
      `,
    });
    expect(entries).toEqual([
      {
        name: "add",
        kind: "function",
        declaration: "function add(a: number, b = 1): number;",
        prose: "The sum of `a` and `b`, in metres.",
      },
      { name: "LIMIT", kind: "constant", declaration: "const LIMIT: number;", prose: "" },
      {
        name: "Options",
        kind: "type",
        declaration: expect.stringContaining("/** In seconds; default 2. */"),
        prose: "",
      },
    ]);
  });

  it("follows exports to where things are declared", () => {
    const entries = setup({
      "index.ts": 'export { a as renamed } from "./a.ts"; export * from "./b.ts";',
      "a.ts": "/** Says a. */ export function a(): void {}",
      "b.ts": "export type B = string;",
    });
    expect(entries.map(({ name, prose }) => [name, prose])).toEqual([
      ["a", "Says a."],
      ["B", ""],
    ]);
  });

  it("keeps the lines and drawings of a comment", () => {
    const [entry] = setup({
      "index.ts": ["/**", " * One.", " *", " *     a | b", " */", "export type A = 1;"].join("\n"),
    });
    expect(entry?.prose).toBe("One.\n\n    a | b");
  });

  it("writes out types that are made from values", () => {
    const [entry] = setup({
      "index.ts": "const SIZES = { small: 1, big: 2 }; export type Size = keyof typeof SIZES;",
    });
    expect(entry?.declaration).toBe('type Size = "small" | "big";');
  });
});

function setup(files: Readonly<Record<string, string>>): ReferenceEntry[] {
  const directory = mkdtempSync(join(tmpdir(), "runlens-reference-"));
  directories.push(directory);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return referencesOf([join(directory, "index.ts")]).flat();
}
