import { describe, expect, it } from "vitest";
import { findCommands } from "./find-commands.ts";
import type { Command } from "./command.ts";

function command(id: string, title: string, note?: string): Command {
  return { id, section: "Page", title, ...(note && { note }), run: () => {} };
}

const COMMANDS = [
  command("filter", "Filter runs"),
  command("copy", "Copy link"),
  command("dark", "Theme: dark"),
  command("light", "Theme: light"),
  command("loss", "Show only the tag loss", "Scalars"),
];

function found(query: string, recent: readonly string[] = []): readonly string[] {
  return findCommands(COMMANDS, query, recent).map(({ id }) => id);
}

describe("findCommands", () => {
  it("lists what was used lately first, and leaves out what is gone", () => {
    expect(found(" ", ["light", "gone", "copy"])).toEqual([
      "light",
      "copy",
      "filter",
      "dark",
      "loss",
    ]);
  });

  it("lists what fits, best first, and of what fits alike what was used lately", () => {
    expect(found("theme")).toEqual(["dark", "light"]);
    expect(found("theme", ["light"])).toEqual(["light", "dark"]);
    expect(found("scalars loss")).toEqual(["loss"]);
    expect(found("zebra")).toEqual([]);
  });

  it("lists a hundred at most", () => {
    const many = Array.from({ length: 5000 }, (_, i) => command(`run${i}`, `Show only run ${i}`));
    expect(findCommands(many, "run", [])).toHaveLength(100);
  });
});
