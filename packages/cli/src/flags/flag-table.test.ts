import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { expandFlags } from "./expand-flags.ts";
import { REFUSED_FLAGS, SERVE_FLAGS } from "./flag-table.ts";

const REFERENCE = fileURLToPath(new URL("../../../../../shared/reference/cli.md", import.meta.url));

/** Names in the first column of its table of flags. */
function tensorBoardFlags(): string[] {
  const [, section = ""] = readFileSync(REFERENCE, "utf8").split(/^## (?=2\.|3\.)/m);
  const cells = section.matchAll(/^\| (`--.*?) \|/gm);
  return [...cells].flatMap(([, cell = ""]) => cell.match(/(?<=`--)\w+/g) ?? []);
}

const SWITCHES = new Set(["bind_all", "db_import", "inspect", "version_tb"]);

describe("the flags of TensorBoard", () => {
  it.skipIf(!existsSync(REFERENCE))("are all taken, or refused by name", () => {
    const names = tensorBoardFlags();
    expect(names).toHaveLength(27);
    const taken = new Set<string>(SERVE_FLAGS.map(({ name }) => name));
    expect(names.filter((name) => !taken.has(name) && !(name in REFUSED_FLAGS))).toEqual([]);
    for (const name of names.filter((other) => taken.has(other))) {
      const typed = SWITCHES.has(name) ? [`--${name}`] : [`--${name}`, "x"];
      expect(expandFlags(typed, SERVE_FLAGS, REFUSED_FLAGS)).toHaveLength(2);
    }
  });

  it.each(Object.keys(REFUSED_FLAGS))("--%s is refused with what to do instead", (name) => {
    const refusal = expect(() => expandFlags([`--${name}=x`], SERVE_FLAGS, REFUSED_FLAGS));
    refusal.toThrow(`--${name} is a flag of TensorBoard that Runlens does not take: `);
  });
});
