import { indexDirectoryFor } from "@runlens/index";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { annotationsDirectoryFor } from "./annotations-directory.ts";

const NAME = basename(indexDirectoryFor(["/logs"]));

describe("annotationsDirectoryFor", () => {
  it.each([
    ["linux", {}, `/home/me/.local/share/runlens/${NAME}`],
    ["linux", { XDG_DATA_HOME: "/data" }, `/data/runlens/${NAME}`],
    ["linux", { XDG_DATA_HOME: "data" }, `/home/me/.local/share/runlens/${NAME}`],
    ["darwin", {}, `/home/me/Library/Application Support/runlens/${NAME}`],
  ] as const)("on %s with %j is the index' name among the user's data", (platform, env, path) => {
    expect(annotationsDirectoryFor(["/logs"], { platform, env, home: "/home/me" })).toBe(path);
  });

  it("is below a directory that was chosen, the same for any order", () => {
    const baseDirectory = "/team";
    expect(annotationsDirectoryFor(["/logs"], { baseDirectory })).toBe(`/team/${NAME}`);
    expect(annotationsDirectoryFor(["/b", "/a"], { baseDirectory })).toBe(
      annotationsDirectoryFor(["/a", "/b"], { baseDirectory }),
    );
  });
});
