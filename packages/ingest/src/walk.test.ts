import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tempDirectory } from "./test-support/temp-directory.ts";
import { walkLogDirectory, type Walked } from "./walk.ts";

function walk(path: string, groupName = ""): Walked {
  const walking = walkLogDirectory({ path, groupName });
  let step = walking.next();
  while (step.done !== true) step = walking.next();
  return step.value;
}

/** Run → names of its files. */
const runsOf = ({ runs }: Walked) =>
  Object.fromEntries(runs.map(({ name, files }) => [name, files.map((file) => file.name)]));

describe("walkLogDirectory", () => {
  it("finds files by a part of their name, at any depth, hidden ones too", () => {
    const { root, log } = tempDirectory();
    log("events.out.tfevents.2", "0");
    log("events.out.tfevents.1", "0");
    log("a/b/c/x.tfevents", "0");
    log(".hidden/.tfevents-old", "0");
    log("a/model.ckpt", "0");
    log("a/TFEVENTS", "0");
    expect(walk(root).logDirectory.state).toBe("found");
    expect(runsOf(walk(root))).toEqual({
      ".": ["events.out.tfevents.1", "events.out.tfevents.2"],
      "a/b/c": ["x.tfevents"],
      ".hidden": [".tfevents-old"],
    });
  });

  it("tells of names that are no UTF-8, and reads those that only look so", () => {
    const { root, at, log } = tempDirectory();
    const bytesOf = (name: string) =>
      Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, "latin1")]);
    log("sound/tfevents", "0");
    log("as\uFFFDlogged/tfevents", "0");
    mkdirSync(bytesOf("caf\xe9"));
    writeFileSync(bytesOf("tfevents.\xff"), "");
    writeFileSync(bytesOf("other.\xff"), "");
    const walked = walk(root);
    expect(Object.keys(runsOf(walked)).toSorted()).toEqual(["as\uFFFDlogged", "sound"]);
    expect(walked.problems.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
      `file.nameNotUtf8 ${at("caf\uFFFD")}`,
      `file.nameNotUtf8 ${at("tfevents.\uFFFD")}`,
    ]);
  });

  it("names runs of a group by group and path, the group's own directory group/.", () => {
    const { root, log } = tempDirectory();
    log("tfevents", "0");
    log("a/tfevents", "0");
    expect(Object.keys(runsOf(walk(root, "g"))).toSorted()).toEqual(["g/.", "g/a"]);
  });

  it("lists a run whose only event file is a profiler's placeholder, and does not read that", () => {
    const { root, log } = tempDirectory();
    log("a/x.tfevents.1.profile-empty", "0");
    expect(runsOf(walk(root))).toEqual({ a: [] });
  });

  it("follows links to files and directories, and stops where they lead in a circle", () => {
    const outside = tempDirectory();
    outside.log("run/tfevents", "0");
    const { root, log, link, at } = tempDirectory();
    log("a/tfevents", "0");
    link(outside.at("run"), "linked");
    link(at("a/tfevents"), "b/link.tfevents");
    link(root, "a/up");
    link(".", "a/self");
    link(at("nowhere"), "dangling.tfevents");
    expect(runsOf(walk(root))).toEqual({
      a: ["tfevents"],
      b: ["link.tfevents"],
      linked: ["tfevents"],
    });
  });

  it("reads only regular files and tells what cannot be looked at", () => {
    const { root, at, log, link, directory } = tempDirectory();
    directory("a/dir.tfevents");
    log("a/dir.tfevents/tfevents", "0");
    execFileSync("mkfifo", [at("a/pipe.tfevents")]);
    link(at("loop.tfevents"), "loop.tfevents");
    const walked = walk(root);
    expect(runsOf(walked)).toEqual({ "a/dir.tfevents": ["tfevents"] });
    expect(walked.problems).toMatchObject([
      {
        code: "file.unreadable",
        run: ".",
        path: at("loop.tfevents"),
        hint: expect.stringContaining("symbolic link"),
      },
    ]);
  });

  it.skipIf(process.getuid?.() === 0)("passes by directories it may not read, and tells", () => {
    const { root, at, log } = tempDirectory();
    log("closed/tfevents", "0");
    log("open/tfevents", "0");
    chmodSync(at("closed"), 0);
    const walked = walk(root);
    chmodSync(at("closed"), 0o700);
    expect(runsOf(walked)).toEqual({ open: ["tfevents"] });
    expect(walked.problems).toMatchObject([{ code: "file.unreadable", path: at("closed") }]);
  });

  it("tells what became of the log directory itself", () => {
    const { root, at, log } = tempDirectory();
    expect(walk(root).logDirectory).toEqual({ path: root, groupName: "", state: "empty" });
    expect(walk(at("nope")).logDirectory.state).toBe("missing");
    expect(walk("s3://bucket/logs")).toMatchObject({
      logDirectory: { state: "missing" },
      problems: [{ code: "logdir.unsupportedScheme" }],
    });
    log("x.tfevents", "0");
    expect(walk(at("x.tfevents"))).toMatchObject({
      logDirectory: { state: "notADirectory" },
      problems: [{ code: "logdir.notADirectory", hint: `Pass ${root} instead.` }],
    });
  });

  it("yields after every directory", () => {
    const { root, directory } = tempDirectory();
    directory("a/b");
    directory("c");
    expect([...walkLogDirectory({ path: root, groupName: "" })]).toEqual([1, 2, 3, 4]);
  });
});
