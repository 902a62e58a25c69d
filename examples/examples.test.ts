import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { readLogs, type ReadLogs } from "./test-support/read-logs.ts";

/** By example: what it leaves behind. Dates and the name of the host are replaced. */
const EXPECTED: Readonly<Record<string, Partial<ReadLogs>>> = {
  "custom-scalars.ts": {
    runs: {
      "custom-scalars": {
        custom_scalars__config__: "custom_scalars 1",
        ...values("scalars", 50, "loss/mean", "loss/lowest", "loss/highest"),
      },
    },
  },
  "every-kind.ts": {
    runs: {
      "every-kind": {
        "_hparams_/experiment": "hparams 1",
        custom_scalars__config__: "custom_scalars 1",
      },
      "every-kind/trial-1": {
        "_hparams_/session_start_info": "hparams 1",
        __run_graph__: "graphs 1",
        keras: "graph_keras_model 1",
        ...values("scalars", 3, "accuracy", "loss/mean", "loss/low", "loss/high", "not-a-number"),
        ...values("histograms", 3, "weights", "counted"),
        ...values("images", 3, "pictures", "gray", "gray-and-alpha", "alpha", "video"),
        ...values("audio", 3, "tone", "stereo"),
        ...values("text", 3, "text", "list", "cells", "table"),
        ...values("pr_curves", 3, "pr"),
        ...values("mesh", 3, "tetrahedron_VERTEX", "tetrahedron_FACE", "tetrahedron_COLOR"),
        ...values("tensor", 3, "tensor", "names"),
        "_hparams_/session_end_info": "hparams 1",
      },
    },
    otherFiles: [
      "every-kind/trial-1/00002/points/metadata.tsv",
      "every-kind/trial-1/00002/points/sprite.png",
      "every-kind/trial-1/00002/points/tensors.bytes",
      "every-kind/trial-1/projector_config.pbtxt",
    ],
  },
  "histograms.ts": {
    runs: {
      histograms: {
        ...values("histograms", 20, "kernel", "latency_ms"),
        ...values("scalars", 20, "weight_norm/global", "weight_norm/kernel", "weight_norm/bias"),
      },
    },
  },
  "hparams-sweep.ts": {
    runs: {
      "hparams-sweep": { "_hparams_/experiment": "hparams 1" },
      ...Object.fromEntries(
        ["0.1", "0.01", "0.001"].flatMap((rate) =>
          ["sgd", "adam"].map((optimizer) => [
            `hparams-sweep/learning_rate=${rate}_optimizer=${optimizer}`,
            {
              "_hparams_/session_start_info": "hparams 1",
              ...values("scalars", 20, "accuracy"),
              "_hparams_/session_end_info": "hparams 1",
            },
          ]),
        ),
      ),
    },
  },
  "images.ts": { runs: { images: values("images", 5, "gradient", "channels") } },
  "organised-runs.ts": {
    runs: {
      "organised-runs/DATE_resnet50_batch=32_lr=0.3": {
        "runlens/manifest": "text 1",
        ...values("scalars", 20, "loss"),
      },
    },
  },
  "profiling.ts": {
    runs: { profiling: values("scalars", 13, "sum") },
    otherFiles: ["profiling/plugins/profile/DATE/HOST.trace.json.gz"],
  },
  "projector.ts": {
    runs: { projector: {} },
    otherFiles: [
      "projector/00000/words/metadata.tsv",
      "projector/00000/words/sprite.png",
      "projector/00000/words/tensors.bytes",
      "projector/projector_config.pbtxt",
    ],
  },
  "scalars.ts": {
    runs: {
      scalars: {},
      "scalars/train": values("scalars", 200, "loss"),
      "scalars/validation": values("scalars", 10, "loss", "metrics/accuracy", "metrics/recall"),
    },
  },
  "several-processes.ts": {
    runs: {
      "several-processes": values(
        "scalars",
        50,
        "loss",
        "rank_0/loss",
        "rank_1/loss",
        "rank_2/loss",
      ),
    },
  },
  "sparingly.ts": {
    runs: {
      sparingly: {
        ...values("scalars", 100, "loss"),
        ...values("scalars", 10, "weights/mean"),
        weights: "histograms 1",
      },
    },
  },
  "statistics.ts": {
    runs: {
      statistics: {
        ...values("scalars", 10, "loss/mean_of_20", "steps_per_second", "examples_per_second"),
        // At 0, 99 and 100: both ends of the first rate, and where the second one begins.
        ...values("scalars", 3, "learning_rate"),
        ...values(
          "scalars",
          1,
          "system/cpu/process_percent",
          "system/cpu/machine_percent",
          "system/memory/resident_bytes",
          "system/memory/heap_used_bytes",
          "system/memory/external_bytes",
          "system/memory/machine_percent",
          "system/event_loop/busy_percent",
          "system/event_loop/lag_mean_ms",
          "system/event_loop/lag_max_ms",
        ),
      },
    },
  },
  "tensorflow-js.ts": {
    runs: {
      "tensorflow-js": {
        "_hparams_/session_start_info": "hparams 1",
        "_hparams_/session_end_info": "hparams 1",
      },
      "tensorflow-js/train": {
        keras: "graph_keras_model 1",
        ...values(
          "scalars",
          8,
          "epoch_loss",
          "epoch_mae",
          "epoch_learning_rate",
          "epoch_steps_per_second",
        ),
        ...values("scalars", 24, "batch_loss", "batch_mae", "batch_steps_per_second"),
        ...values("histograms", 8, "hidden/kernel/histogram", "hidden/bias/histogram"),
        ...values("histograms", 8, "output/kernel/histogram", "output/bias/histogram"),
      },
      "tensorflow-js/validation": values(
        "scalars",
        8,
        "epoch_loss",
        "epoch_mae",
        "evaluation_loss_vs_iterations",
        "evaluation_mae_vs_iterations",
      ),
    },
  },
};

// Each is a program of its own.
describe("the example", { timeout: 60_000 }, () => {
  it.each(Object.entries(EXPECTED))("%s logs what it says", async (example, expected) => {
    const { run, read } = await setup();
    await run(example);
    expect(await read()).toEqual({ otherFiles: [], ...expected });
  });

  it("is tested, whichever it is", async () => {
    const programs = (await readdir(EXAMPLES)).filter((name) => /(?<!\.test)\.ts$/.test(name));
    expect(programs.toSorted()).toEqual(Object.keys(EXPECTED));
  });
});

const EXAMPLES = fileURLToPath(new URL(".", import.meta.url));

/** By tag: plugin and count, as `readLogs` has them. */
function values(plugin: string, count: number, ...tags: readonly string[]) {
  return Object.fromEntries(tags.map((tag) => [tag, `${plugin} ${count}`]));
}

async function setup() {
  const logdir = await mkdtemp(join(tmpdir(), "runlens-examples-"));
  onTestFinished(() => rm(logdir, { recursive: true }));
  return {
    run: (example: string) =>
      promisify(execFile)(process.execPath, [join(EXAMPLES, example), logdir]),
    read: async () => {
      const { runs, otherFiles } = await readLogs(logdir);
      return {
        runs: Object.fromEntries(Object.entries(runs).map(([run, tags]) => [masked(run), tags])),
        otherFiles: otherFiles.map(masked),
      };
    },
  };
}

function masked(path: string): string {
  return path.replace(/\d{4}([-_]\d\d){5}/, "DATE").replace(`${hostname()}.trace`, "HOST.trace");
}
