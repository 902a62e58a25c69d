import { totalmem } from "node:os";
import { describe, expect, it } from "vitest";
import { readLoadingOptions, sizeOf, type LoadingFlags } from "./loading-options.ts";

describe("sizeOf", () => {
  it.each([
    ["1000", 1000],
    ["4GB", 4e9],
    ["1.5 gib", 1.5 * 2 ** 30],
    ["512m", 512e6],
    [" 64kB ", 64_000],
    ["GB", undefined],
    ["-1GB", undefined],
    ["4 horses", undefined],
    ["", undefined],
  ])("reads %j as %j", (text, bytes) => {
    expect(sizeOf(text)).toBe(bytes);
  });
});

describe("readLoadingOptions", () => {
  it("keeps an index, checks everything, and takes at most a quarter of the memory", () => {
    const { maxMemoryBytes, ...options } = readLoadingOptions({});
    expect(options).toEqual({ keepsIndex: true, indexRoot: undefined, verify: "now" });
    expect(maxMemoryBytes).toBeGreaterThan(0);
    expect(maxMemoryBytes).toBeLessThanOrEqual(totalmem() / 4);
  });

  it.each<[LoadingFlags, object]>([
    [{ max_memory: "4GB" }, { maxMemoryBytes: 4e9 }],
    [{ no_index: true }, { keepsIndex: false }],
    [{ index_dir: "/fast/disk" }, { keepsIndex: true, indexRoot: "/fast/disk" }],
    [{ verify: "later" }, { verify: "later" }],
  ])("reads %j", (flags, expected) => {
    expect(readLoadingOptions(flags)).toMatchObject(expected);
  });

  it.each<[LoadingFlags, string, number]>([
    [{ max_memory: "1MB" }, "cli.badValue", 2],
    [{ max_memory: "much" }, "cli.badValue", 2],
    [{ verify: "always" }, "cli.badValue", 2],
    [{ no_index: true, index_dir: "x" }, "cli.conflict", 1],
  ])("refuses %j as %s", (flags, code, exitCode) => {
    expect(() => readLoadingOptions(flags)).toThrow(expect.objectContaining({ code, exitCode }));
  });
});
