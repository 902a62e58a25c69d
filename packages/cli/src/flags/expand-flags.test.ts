import { describe, expect, it } from "vitest";
import { expandFlags } from "./expand-flags.ts";
import type { Flag } from "./flag.ts";

const FLAGS: readonly Flag[] = [
  { name: "logdir", value: "PATH", group: "", help: "" },
  { name: "logdir_spec", value: "SPEC", group: "", help: "" },
  { name: "port", value: "PORT", group: "", help: "" },
  { name: "path_prefix", value: "PATH", group: "", help: "" },
  { name: "bind_all", group: "", help: "" },
];
const REFUSED = { load_fast: "leave it out." };

const expand = (typed: string): string =>
  expandFlags(typed.split(" ").filter(Boolean), FLAGS, REFUSED).join(" ");

describe("expandFlags", () => {
  it.each([
    ["--logdir logs", "--logdir=logs --"],
    ["--logdir=logs", "--logdir=logs --"],
    ["--logdir=a=b", "--logdir=a=b --"],
    ["--port 1 --port 2", "--port=2 --"],
    ["--po 1", "--port=1 --"],
    ["--logdir_s x", "--logdir_spec=x --"],
    ["logs --port 0", "--port=0 -- logs"],
    ["--port 0 logs", "--port=0 -- logs"],
    ["--bind_all", "--bind_all --"],
    ["--bind_all=TRUE", "--bind_all --"],
    ["--bind_all --bind_all=false", "--"],
    ["--port -1", "--port=-1 --"],
    ["--port=", "--port= --"],
    ["-h", "--help --"],
    ["--he", "--help --"],
    ["-- --port", "-- --port"],
    ["-", "-- -"],
    ["", "--"],
  ])("reads %s", (typed, plain) => {
    expect(expand(typed)).toBe(plain);
  });

  it.each([
    ["--pork 1", "cli.unknownFlag", "Did you mean --port?"],
    ["--path-prefix /a", "cli.unknownFlag", "Did you mean --path_prefix?"],
    ["-port 1", "cli.unknownFlag", "Did you mean --port?"],
    ["--verbosity 1", "cli.unknownFlag", "See --help for all flags."],
    ["--p 1", "cli.ambiguousFlag", "Write more of the name."],
    ["--port", "cli.missingValue", "Write --port PORT."],
    ["--port --bind_all", "cli.missingValue", "Write --port PORT."],
  ])("refuses %s as %s", (typed, code, hint) => {
    expect(() => expand(typed)).toThrow(expect.objectContaining({ code, hint, exitCode: 2 }));
  });

  it("says what to do about a flag of TensorBoard that is not taken, cut short or not", () => {
    for (const typed of ["--load_fast=false", "--load false"]) {
      expect(() => expand(typed)).toThrow(
        "--load_fast is a flag of TensorBoard that Runlens does not take: leave it out.",
      );
    }
  });

  it("takes no other word for a switch than true and false", () => {
    expect(() => expand("--bind_all=yes")).toThrow(
      "--bind_all is either true or false, but got: 'yes'.",
    );
  });
});
