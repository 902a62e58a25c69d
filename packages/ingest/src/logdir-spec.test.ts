import { homedir } from "node:os";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { expandHome, parseLogdirSpec } from "./logdir-spec.ts";

describe.skipIf(process.platform === "win32")("parseLogdirSpec", () => {
  it.each([
    ["a:/x/y", [["/x/y", "a"]]],
    ["/x/y", [["/x/y", ""]]],
    ["/foo:bar/baz", [["/foo:bar/baz", ""]]],
    ["gs://b/p", [["gs://b/p", ""]]],
    ["n:gs://b/p", [["gs://b/p", "n"]]],
    ["a:/x:y", [["/x:y", "a"]]],
    [
      "a:/x,b:/z",
      [
        ["/x", "a"],
        ["/z", "b"],
      ],
    ],
    ["/x,/x", [["/x", ""]]],
    [
      "a:/x,/y,b:/x",
      [
        ["/x", "b"],
        ["/y", ""],
      ],
    ],
    [
      "s3://b/p,n:/q",
      [
        ["s3://b/p", ""],
        ["/q", "n"],
      ],
    ],
    ["/x/../y,", [["/y", ""]]],
    ["", []],
    ["n:~/logs", [[`${homedir()}/logs`, "n"]]],
    ["n:logs", [[resolve("logs"), "n"]]],
  ])("reads %s", (spec, groups) => {
    expect(parseLogdirSpec(spec).map(({ path, groupName }) => [path, groupName])).toEqual(groups);
  });
});

describe("expandHome", () => {
  it("replaces a leading ~ and no other", () => {
    expect(expandHome("~")).toBe(homedir());
    expect(expandHome("~/a")).toBe(`${homedir()}/a`);
    expect(expandHome("~other/a")).toBe("~other/a");
    expect(expandHome("/a/~")).toBe("/a/~");
  });
});
