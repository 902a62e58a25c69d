import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLoadingOptions } from "../flags/loading-options.ts";
import { openData } from "../loading/open-data.ts";
import { watchLoading } from "../loading/watch-loading.ts";
import { createCollectingTerminal } from "../test-support/collecting-terminal.ts";
import { makeDemoLogs } from "./make-demo-logs.ts";

describe("makeDemoLogs", () => {
  let root = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "runlens-"));
  });
  afterAll(() => rm(root, { recursive: true }));

  it("logs trainings once, each with train and validation, and one of them runs off to NaN", async () => {
    const logs = join(root, "demo");
    const shares: number[] = [];
    expect(await makeDemoLogs(logs, { onProgress: (share) => shares.push(share) })).toBe("made");
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);

    const data = await load(logs);
    const { reader } = data;
    const runs = await reader.runs({ experiment: "" });
    const series = await reader.series({ experiment: "" });
    const names = runs.map((run) => run.name).toSorted();
    expect(names).toHaveLength(12);
    expect(names.slice(0, 2)).toEqual(["adam-lr0.001/train", "adam-lr0.001/validation"]);
    const tags = series.filter(({ run }) => run === names[0]).map(({ tag }) => tag);
    expect(tags).toEqual([
      "metrics/accuracy",
      "metrics/loss",
      "optimizer/gradient_norm",
      "optimizer/learning_rate",
    ]);

    const lastLossOf = async (run: string): Promise<number | undefined> =>
      (await reader.points({ experiment: "", run, tag: "metrics/loss" }))?.values.at(-1);
    expect(await lastLossOf("adam-lr0.01/validation")).toBeLessThan(0.4);
    expect(await lastLossOf("momentum-lr1.5/validation")).toBeNaN();
    await data.close();

    expect(await makeDemoLogs(logs)).toBe("reused");
  }, 60_000);

  it("touches no directory that holds anything else", async () => {
    await writeFile(join(root, "notes.txt"), "");
    await expect(makeDemoLogs(root)).rejects.toMatchObject({ code: "demo.directoryInUse" });
  });
});

async function load(path: string) {
  const terminal = createCollectingTerminal();
  const options = readLoadingOptions({ no_index: true });
  const data = openData({ kind: "logdir", path }, options, terminal);
  data.load({ reloadIntervalSecs: 0 });
  await watchLoading(data.reader, terminal);
  return data;
}
