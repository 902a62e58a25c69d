import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cacheKey, infoText, registerInstance, type Instance } from "./info-file.ts";

const INSTANCE: Instance = {
  args: ["--logdir", "logs/é"],
  workingDirectory: "/home",
  logdir: "logs/é",
  pathPrefix: "/a",
  pid: 42,
  port: 6006,
  startTimeSecs: 1795414073,
  version: "1.2.3",
};

describe("cacheKey", () => {
  it("is what TensorBoard 2.21 makes of the same words in the same directory", () => {
    const args = ["--logdir", "a b\u007f😀", "--port=0"];
    expect(cacheKey({ args, workingDirectory: "/home/é" })).toBe(
      "eyJhcmd1bWVudHMiOlsiLS1sb2dkaXIiLCJhIGJcdTAwN2ZcdWQ4M2RcdWRlMDAiLCItLXBvcnQ9MCJdLCJjb25m" +
        "aWd1cmVfa3dhcmdzIjp7fSwid29ya2luZ19kaXJlY3RvcnkiOiIvaG9tZS9cdTAwZTkifQ==",
    );
  });
});

describe("infoText", () => {
  it("is the JSON that TensorBoard writes, but for key and version", () => {
    const text = infoText(INSTANCE).replace(/"cache_key": ".*"/, '"cache_key": "k"');
    expect(text).toBe(
      '{\n    "cache_key": "k",\n    "db": "",\n    "logdir": "logs/\\u00e9",\n' +
        '    "path_prefix": "/a",\n    "pid": 42,\n    "port": 6006,\n' +
        '    "start_time": 1795414073,\n    "version": "1.2.3"\n}\n',
    );
  });
});

describe("registerInstance", () => {
  let temporary: string;
  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), "runlens-"));
    vi.stubEnv("TMPDIR", join(temporary, "missing"));
    vi.stubEnv("TEMP", temporary);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(temporary, { recursive: true });
  });
  const at = (...names: string[]): string => join(temporary, ".tensorboard-info", ...names);

  it("writes a file in a directory that is open to all, and takes it back", () => {
    const unregister = registerInstance(INSTANCE);
    expect(readFileSync(at("pid-42.info"), "utf8")).toBe(infoText(INSTANCE));
    expect(statSync(at()).mode & 0o777).toBe(0o777);
    unregister();
    expect(existsSync(at("pid-42.info"))).toBe(false);
    unregister();
  });

  it("does not write through a link that waits under the name", () => {
    mkdirSync(at());
    symlinkSync(join(temporary, "victim"), at("pid-42.info"));
    registerInstance(INSTANCE);
    expect(existsSync(join(temporary, "victim"))).toBe(false);
    expect(readFileSync(at("pid-42.info"), "utf8")).toBe(infoText(INSTANCE));
  });
});
