import type { LoggedValue, Moments } from "@runlens/model";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { zipImages, type SavedSteps, type ZipProgress } from "./zip-images.ts";

/** Steps 0, 10 and 20 with as many samples as the step's place; the value at 20 is large. */
function setup() {
  const steps = Float64Array.of(0, 10, 20);
  const moments: Moments = { length: 3, steps, wallTimesSecs: steps };
  const reported: ZipProgress[] = [];
  const stop = new AbortController();
  const reader = {
    moments: ({ run }: { run: string }) => Promise.resolve(run === "gone" ? undefined : moments),
    values: ({ positions = [] }: { positions?: readonly number[] }, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      return Promise.resolve(
        positions.map((at): LoggedValue => {
          const moment = { step: at * 10, wallTimeSecs: 1.7e9 };
          if (at === 2 && positions.length > 1) {
            const problem = { code: "value.tooLarge", message: "too large" } as const;
            return { ...moment, kind: "unreadable", problem };
          }
          return { ...moment, kind: "read", data: { kind: "tensor", bytes: tensorOf(at) } };
        }),
      );
    },
  };
  const onProgress = (progress: ZipProgress): void => void reported.push(progress);
  const zip = async (runs: readonly string[], saved: SavedSteps) => {
    const series = runs.map((run) => ({ run, tag: "pic" }));
    const blob = await zipImages(reader, series, saved, onProgress, stop.signal);
    return unzipSync(new Uint8Array(await blob.arrayBuffer()));
  };
  return { zip, reported, stop };
}

/** A TensorProto of strings: width, height and so many images, each of its number. */
function tensorOf(count: number): Uint8Array {
  const images = Array.from({ length: count }, (_, i) => [0x42, 2, 0, i]);
  const shape = [0x12, 4, 0x12, 2, 0x08, 2 + count];
  return Uint8Array.from([0x08, 7, ...shape, 0x42, 1, 56, 0x42, 1, 56, ...images.flat()]);
}

describe("zipImages", () => {
  it("has every image of every step", async () => {
    const { zip, reported } = setup();
    const files = await zip(["a", "gone"], { kind: "all", range: undefined });
    expect(files).toEqual({
      "a/pic/10_0.bin": Uint8Array.of(0, 0),
      "a/pic/20_0.bin": Uint8Array.of(0, 0),
      "a/pic/20_1.bin": Uint8Array.of(0, 1),
    });
    expect(reported.at(-1)).toEqual({ steps: 3, stepCount: 3, images: 3, bytes: 6, unreadable: 0 });
  });

  it("has the steps of a range alone", async () => {
    const { zip } = setup();
    const files = await zip(["a"], { kind: "all", range: { start: 5, end: 15 } });
    expect(Object.keys(files)).toEqual(["a/pic/10_0.bin"]);
  });

  it("has those nearest to a step", async () => {
    const { zip } = setup();
    const names = async (step: number | undefined) =>
      Object.keys(await zip(["a", "b"], { kind: "one", page: { step, range: undefined } }));
    expect(await names(11)).toEqual(["a/pic/10_0.bin", "b/pic/10_0.bin"]);
    expect(await names(undefined)).toHaveLength(4);
  });

  it("stops when it is told to", async () => {
    const { zip, stop } = setup();
    stop.abort();
    await expect(zip(["a"], { kind: "all", range: undefined })).rejects.toThrow("aborted");
  });
});
