import type { LoggedValue, Moments } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { createValueSource } from "./value-source.ts";

const signal = new AbortController().signal;

/** A series of which each value is as many bytes as told. */
function setup(sizes: readonly number[]) {
  const read: string[] = [];
  const steps = Float64Array.from(sizes.keys());
  const moments: Moments = { length: sizes.length, steps, wallTimesSecs: steps };
  const source = createValueSource({
    moments({ run, tag }) {
      read.push(`${run}/${tag}`);
      return Promise.resolve(run === "gone" ? undefined : moments);
    },
    values({ run, tag, positions = [] }) {
      read.push(`${run}/${tag}[${positions.join(",")}]`);
      return Promise.resolve(
        positions.flatMap((step): LoggedValue[] => {
          const size = sizes[step];
          if (size === undefined) return [];
          const data = { kind: "tensor", bytes: new Uint8Array(size) } as const;
          return [{ step, wallTimeSecs: step, kind: "read", data }];
        }),
      );
    },
  });
  const value = (run: string, position: number) =>
    source.value({ run, tag: "t" }, position, signal);
  const takeRead = () => read.splice(0);
  return { source, value, takeRead };
}

describe("a value source", () => {
  it("reads each value once", async () => {
    const { source, value, takeRead } = setup([1, 1]);
    for (let i = 0; i < 2; i++) {
      await source.moments({ run: "a", tag: "t" }, signal);
      await value("a", 1);
      await value("b", 1);
    }
    expect(takeRead()).toEqual(["a/t", "a/t[1]", "b/t[1]"]);
  });

  it("reads anew what changed, and tells who follows it, then and no longer", async () => {
    const { source, value, takeRead } = setup([1]);
    let told = 0;
    const stop = source.follow({ run: "a", tag: "t" }, () => (told += 1));
    await value("a", 0);
    await value("b", 0);
    source.markChanged(new Map([["a", ["t", "u"]]]));
    source.markChanged(new Map([["b", ["u"]]]));
    await value("a", 0);
    await value("b", 0);
    expect(takeRead()).toEqual(["a/t[0]", "b/t[0]", "a/t[0]"]);
    stop();
    source.markChanged(new Map([["a", ["t"]]]));
    expect(told).toBe(1);
  });

  it("lets go of the series that was asked for longest ago when values are large", async () => {
    const { value, takeRead } = setup([40 * 2 ** 20]);
    for (const run of ["a", "b", "b", "a"]) await value(run, 0);
    expect(takeRead()).toEqual(["a/t[0]", "b/t[0]", "a/t[0]"]);
  });

  it("reads ahead the likeliest first, a few at once", async () => {
    const { source, takeRead } = setup([1, 1, 1, 1, 1, 1]);
    await source.prefetch({ run: "a", tag: "t" }, [4, 5, 3, 2, 1], signal);
    expect(takeRead()).toEqual(["a/t[4,5]", "a/t[2,3]", "a/t[1]"]);
  });

  it("reads fewer ahead where values are large, and none where each is too large", async () => {
    const KIB = 1024;
    const { source, value, takeRead } = setup([400 * KIB, 1, 1, 1, 1, 2000 * KIB]);
    await value("a", 0);
    await source.prefetch({ run: "a", tag: "t" }, [1, 2, 3, 4], signal);
    await value("b", 5);
    await source.prefetch({ run: "b", tag: "t" }, [1, 2, 3, 4], signal);
    expect(takeRead()).toEqual(["a/t[0]", "a/t[1,2]", "b/t[5]"]);
  });

  it("reads ahead in one request, and what is kept not again", async () => {
    const { source, value, takeRead } = setup([1, 1, 1, 1]);
    const series = { run: "a", tag: "t" };
    await value("a", 1);
    await source.prefetch(series, [3, 1, 0], signal);
    await source.prefetch(series, [0, 3], signal);
    await value("a", 3);
    expect(takeRead()).toEqual(["a/t[1]", "a/t[0,3]"]);
    expect([0, 1, 2, 3].map((position) => source.kept(series, position) !== undefined)).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it("waits for what is being read ahead instead of asking twice", async () => {
    const { source, value, takeRead } = setup([1, 1, 1]);
    const series = { run: "a", tag: "t" };
    const ahead = source.prefetch(series, [0, 1], signal);
    expect([0, 1, 2].map((position) => source.isComing(series, position))).toEqual([
      true,
      true,
      false,
    ]);
    const again = source.prefetch(series, [0, 1, 2], signal);
    await Promise.all([value("a", 1), ahead, again]);
    expect(takeRead()).toEqual(["a/t[0,1]", "a/t[2]"]);
  });

  it("asks for itself when what was read ahead brings nothing", async () => {
    const { source, value, takeRead } = setup([1]);
    const ahead = source.prefetch({ run: "a", tag: "t" }, [0, 1], signal);
    await Promise.all([value("a", 0), ahead]);
    expect(takeRead()).toEqual(["a/t[0,1]", "a/t[0]"]);
  });

  it("waits no longer than it is wanted", async () => {
    const { source } = setup([1]);
    const unwanted = new AbortController();
    const series = { run: "a", tag: "t" };
    const ahead = source.prefetch(series, [0], signal);
    const waiting = source.value(series, 0, unwanted.signal);
    unwanted.abort();
    await expect(waiting).rejects.toThrow("aborted");
    await ahead;
  });

  it("keeps nothing that was read ahead in part", async () => {
    const { source } = setup([1]);
    const series = { run: "a", tag: "t" };
    await source.prefetch(series, [0, 1], signal);
    expect(source.kept(series, 0)).toBeUndefined();
  });

  it("has no moments of a series that is gone, and says so of a value", async () => {
    const { source, value } = setup([1]);
    expect(await source.moments({ run: "gone", tag: "t" }, signal)).toMatchObject({ length: 0 });
    await expect(value("a", 7)).rejects.toMatchObject({ code: "media.gone" });
  });
});
