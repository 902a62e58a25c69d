import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddress, relativeRoot } from "./address.ts";

describe("readAddress", () => {
  it.each([
    // pathname, prefix, experiment, path, scriptRoot
    ["/", "", "", "/", ""],
    ["/data/runs", "", "", "/data/runs", ""],
    ["/data/runs/", "", "", "/data/runs", ""],
    ["/data/runs//", "", "", "/data/runs/", ""],
    ["/a/b", "/a/b", "", "", "/a/b"],
    ["/a/b/", "/a/b", "", "/", "/a/b"],
    ["/a/b/data/runs", "/a/b", "", "/data/runs", "/a/b"],
    ["/experiment/x/data/runs", "", "x", "/data/runs", "/experiment/x"],
    ["/experiment/x", "", "x", "", "/experiment/x"],
    ["/experiment//data/runs", "", "", "/data/runs", "/experiment/"],
    ["/experiment/a%20b%2Fdata", "", "a b", "/data", "/experiment/a b"],
    ["/experiment/x/experiment/y", "", "x", "/experiment/y", "/experiment/x"],
    ["/a/experiment/x/", "/a", "x", "/", "/a/experiment/x"],
    ["/experiments", "", "", "/experiments", ""],
    ["/d%61ta/%C3%A9", "", "", "/data/é", ""],
    ["/%ff%zz%", "", "", "/\ufffd%zz%", ""],
  ])("%s below %j", (pathname, prefix, experiment, path, scriptRoot) => {
    const address = readAddress(pathname, prefix);
    expect(address).toEqual({ kind: "inside", experiment, path, scriptRoot });
  });

  it.each(["/", "/a", "/a/bc", "/a/B/", "/experiment/x/a/b/"])("%s is outside /a/b", (pathname) => {
    expect(readAddress(pathname, "/a/b")).toEqual({ kind: "outsidePrefix" });
  });

  it("reads any encoded segment back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const address = readAddress(`/data/${encodeURIComponent(text)}|`, "");
        expect(address).toMatchObject({ path: `/data/${text}|` });
      }),
    );
  });
});

describe("relativeRoot", () => {
  it.each([
    ["", "", "./"],
    ["/a/b", "/a/b", "./"],
    ["/experiment/x", "", "../../"],
    ["/a/b/experiment/x", "/a/b", "../../"],
  ])("from %j to %j is %s", (scriptRoot, prefix, root) => {
    expect(relativeRoot(scriptRoot, prefix)).toBe(root);
  });
});
