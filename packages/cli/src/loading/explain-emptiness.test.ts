import type { LogDirectory } from "@runlens/model";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { explainEmptiness } from "./explain-emptiness.ts";

function setup() {
  const roots: string[] = [];
  afterEach(async () => {
    for (const root of roots.splice(0)) await rm(root, { recursive: true });
  });

  /** Makes a directory with these files in it, empty ones, and gives its path. */
  async function directoryWith(...files: string[]): Promise<string> {
    const root = await mkdtemp(join(tmpdir(), "runlens-"));
    roots.push(root);
    for (const file of files) {
      await mkdir(join(root, file, ".."), { recursive: true });
      await writeFile(join(root, file), "");
    }
    return root;
  }

  return { directoryWith };
}

/** The lines of an explanation, without their indentation. */
async function explain(path: string, state: LogDirectory["state"]): Promise<string[]> {
  const logDirectories = [{ path, state, groupName: "" }];
  const explanations = await explainEmptiness({ logDirectories, problems: [] });
  return explanations.flatMap((explanation) => explanation.split("\n  "));
}

describe("explainEmptiness", () => {
  const { directoryWith } = setup();

  it("has nothing to say where event files were found", async () => {
    expect(await explain("logs", "found")).toEqual([]);
  });

  it("counts what is there instead of event files", async () => {
    const logs = await directoryWith("a/b/notes.txt", "model.pt");
    expect(await explain(logs, "empty")).toEqual([
      `No event files below ${logs}: 2 directories, 2 files, none with 'tfevents' in its name.`,
      "Point --logdir at the directory your program logs to, or start logging there.",
    ]);
  });

  it("points at what may be packed logs", async () => {
    const logs = await directoryWith("run1/all.tar.gz");
    expect(await explain(logs, "empty")).toEqual([
      `No event files below ${logs}: 1 directory, 1 file, none with 'tfevents' in its name; nearest: run1/all.tar.gz.`,
      "If the logs are packed in it, unpack it there.",
    ]);
  });

  it("says of an empty directory that it is empty", async () => {
    const logs = await directoryWith();
    expect(await explain(logs, "empty")).toEqual([
      `No event files below ${logs}: 0 directories, 0 files.`,
      "Point --logdir at the directory your program logs to, or start logging there.",
    ]);
  });

  it("follows a path that does not exist as far as it does, and guesses the rest", async () => {
    const root = await directoryWith("experiments/run1/x");
    expect(await explain(join(root, "experimnets/run1"), "missing")).toEqual([
      `There is no directory ${root}/experimnets/run1; the nearest that exists is ${root}. ` +
        `Did you mean ${root}/experiments?`,
      "Correct the path, or start the training that makes it.",
    ]);
  });

  it("leaves it at the problem where there is one", async () => {
    const problem = { code: "logdir.x", run: "", path: "gs://bucket", message: "No." };
    const directory = { path: problem.path, state: "missing", groupName: "" } as const;
    expect(await explainEmptiness({ logDirectories: [directory], problems: [problem] })).toEqual(
      [],
    );
  });
});
