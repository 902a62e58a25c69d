import { describe, expect, it } from "vitest";
import { readManifest } from "./run-manifest.ts";

/** Each fact as "term: name text, name text". */
function factsOf(manifest: object): string[] | undefined {
  return readManifest(`\`\`\`json\n${JSON.stringify(manifest)}\n\`\`\``)?.facts.map(
    ({ term, entries }) =>
      `${term}: ${entries.map(({ name, text }) => [name ?? [], text].flat().join(" ")).join(", ")}`,
  );
}

describe("a manifest", () => {
  it("reads as facts, in the order it was written", () => {
    expect(
      factsOf({
        version: 1,
        command: ["/usr/bin/node", "train.ts", "--lr=0.1", "it's here", ""],
        git: { commit: "0123abcd", branch: "main", isDirty: true },
        runtime: { node: "v24.1.0" },
        host: { name: "gpu-7", memoryBytes: 64_000_000_000 },
        environment: {},
        dependencies: { "@scope/a.b": "1.0.0" },
      }),
    ).toEqual([
      `Command: /usr/bin/node train.ts --lr=0.1 'it'\\''s here' ''`,
      "Git: Commit 0123abcd, Branch main, Working tree has changes that are not committed",
      "Runtime: Node v24.1.0",
      "Host: Name gpu-7, Memory 64.0 GB",
      "Environment: none",
      "Dependencies: @scope/a.b 1.0.0",
    ]);
  });

  it("keeps fields that are new or not as expected", () => {
    expect(
      factsOf({
        version: 2,
        model: "resnet",
        hparams: { lr: 0.1, layers: [64, 32] },
        command: "train",
        git: null,
        host: 3,
        startedAt: "soon",
        ["__proto__"]: { constructor: true },
      }),
    ).toEqual([
      "model: resnet",
      "hparams: lr 0.1, layers [64,32]",
      "Command: train",
      "Git: null",
      "Host: 3",
      "Started: soon",
      "__proto__: constructor true",
    ]);
  });

  it("is cut where it has no end, and whole to copy", () => {
    const environment = Object.fromEntries(Array.from({ length: 502 }, (_, i) => [`v${i}`, "1"]));
    const manifest = readManifest(JSON.stringify({ environment, note: "x".repeat(10_001) }));
    expect(manifest?.facts[0]?.entries).toHaveLength(501);
    expect(manifest?.facts[0]?.entries.at(-1)).toEqual({ text: "and 2 more" });
    expect(manifest?.facts[1]?.entries[0]?.text).toHaveLength(10_001);
    expect(manifest?.facts[1]?.entries[0]?.text).toMatch(/x…$/);
    expect(JSON.parse(manifest?.json ?? "")).toHaveProperty("environment.v501");
  });

  it.each(["", "words", "```json\n{\n```", "[1]", "null", "3"])("is not the text %j", (text) => {
    expect(readManifest(text)).toBeUndefined();
  });
});
