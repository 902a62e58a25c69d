import { describe, expect, it } from "vitest";
import { canReusePort, readServeOptions, type ServeFlags } from "./serve-options.ts";

const read = (flags: ServeFlags, directory?: string) => readServeOptions(flags, directory);

describe("readServeOptions", () => {
  it("has TensorBoard's defaults", async () => {
    expect(await read({ logdir: "logs" })).toMatchObject({
      source: { kind: "logdir", path: "logs" },
      reloadIntervalSecs: 5,
      loading: { keepsIndex: true, verify: "now" },
      host: undefined,
      bindAll: false,
      loadsFirst: false,
      port: "default",
      reusePort: false,
      grpcPort: undefined,
      pathPrefix: "",
      windowTitle: "",
      webapp: undefined,
    });
  });

  it.each<[ServeFlags, string | undefined, object]>([
    [{}, "logs", { source: { kind: "logdir", path: "logs" } }],
    [{ logdir_spec: "a:x" }, undefined, { source: { kind: "logdirSpec", spec: "a:x" } }],
    [{ port: "0" }, "logs", { port: 0 }],
    [{ port: "default" }, "logs", { port: "default" }],
    [{ reuse_port: "True" }, "logs", { reusePort: true }],
    [{ grpc_port: "0" }, "logs", { grpcPort: 0 }],
    [{ webapp: "web.zip" }, "logs", { webapp: "web.zip" }],
    [{ reload_task: "thread" }, "logs", { loadsFirst: false }],
    [{ reload_task: "blocking", reload_interval: "0" }, "logs", { loadsFirst: true }],
    [{ load_fast: "False", generic_data: "auto" }, "logs", { port: "default" }],
    [{ max_reload_threads: "4", reload_multifile_inactive_secs: "-1" }, "logs", {}],
    [{ reload_multifile: "true", detect_file_replacement: "false" }, "logs", {}],
    [{ purge_orphaned_data: "true" }, "logs", {}],
    [{ reload_interval: "0.5" }, "logs", { reloadIntervalSecs: 0.5 }],
    [{ no_index: true }, "logs", { loading: { keepsIndex: false } }],
    [{ path_prefix: "/a/b//" }, "logs", { pathPrefix: "/a/b" }],
    [{ path_prefix: "/" }, "logs", { pathPrefix: "" }],
  ])("reads %j with DIR %j", async (flags, directory, expected) => {
    expect(await read(flags, directory)).toMatchObject(expected);
  });

  it.each<[ServeFlags, string | undefined, string, number]>([
    [{}, undefined, "cli.noSource", 1],
    [{ logdir: "" }, undefined, "cli.noSource", 1],
    [{ logdir: "a", logdir_spec: "b" }, undefined, "cli.conflict", 1],
    [{ logdir: "a" }, "b", "cli.conflict", 1],
    [{ host: "h", bind_all: true }, "logs", "cli.conflict", 1],
    [{ path_prefix: "a" }, "logs", "cli.conflict", 1],
    [{ verify: "x" }, "logs", "cli.badValue", 2],
    [{ port: "http" }, "logs", "cli.badValue", 2],
    [{ port: "-1" }, "logs", "cli.badValue", 2],
    [{ grpc_port: "default" }, "logs", "cli.badValue", 2],
    [{ reuse_port: "yes" }, "logs", "cli.badValue", 2],
    [{ reload_task: "process" }, "logs", "cli.badValue", 2],
    [{ reload_task: "blocking" }, "logs", "cli.conflict", 1],
    [{ load_fast: "no" }, "logs", "cli.badValue", 2],
    [{ max_reload_threads: "many" }, "logs", "cli.badValue", 2],
    [{ purge_orphaned_data: "false" }, "logs", "cli.badValue", 2],
    [{ reload_interval: "-1" }, "logs", "cli.badValue", 2],
    [{ reload_interval: "" }, "logs", "cli.badValue", 2],
  ])("refuses %j with DIR %j as %s", async (flags, directory, code, exitCode) => {
    await expect(read(flags, directory)).rejects.toMatchObject({ code, exitCode });
  });

  it("asks for the default directory only when none is given", async () => {
    const standIn = "demo";
    const defaultLogdir = (): Promise<string> => Promise.resolve(standIn);
    expect(await readServeOptions({}, undefined, defaultLogdir)).toMatchObject({
      source: { path: "demo" },
    });
    expect(await readServeOptions({}, "logs", defaultLogdir)).toMatchObject({
      source: { path: "logs" },
    });
  });
});

describe("canReusePort", () => {
  it.each([
    ["20.19.0", false],
    ["22.11.0", false],
    ["22.12.0", true],
    ["23.0.0", false],
    ["23.1.0", true],
    ["26.0.0", true],
  ])("of Node %s is %s", (version, expected) => {
    expect(canReusePort(version)).toBe(expected);
  });
});
