import type { Stats } from "node:fs";
import { expect, it, onTestFinished } from "vitest";
import { createOpenFiles } from "./open-files.ts";
import { tempDirectory } from "./test-support/temp-directory.ts";

function setup(maxFiles = 10) {
  const { at, append, rename, remove } = tempDirectory();
  const openFiles = createOpenFiles(maxFiles);
  onTestFinished(() => openFiles.closeAll());
  return {
    append: (name: string, text: string) => append(name, Buffer.from(text)),
    rename,
    remove,
    letGo: (name: string) => openFiles.close(at(name)),
    /** Bytes of the file that was read. All is news but a file of `knownBytes`. */
    read: (name: string, { staysOpen = true, knownBytes = -1 } = {}): number => {
      const isNews = (stats: Stats) => stats.size !== knownBytes;
      return openFiles.read(at(name), { staysOpen, isNews }, (_, stats) => stats.size);
    },
  };
}

/** A file of two bytes that was read, and another one of one byte that has its name now. */
function setupMoved(options?: { staysOpen: boolean }) {
  const files = setup();
  files.append("a", "12");
  files.read("a", options);
  files.rename("a", "old");
  files.append("a", "1");
  return files;
}

it("goes on with a file that stayed open", () => {
  const { append, read } = setupMoved();
  append("old", "3");
  expect(read("a", { knownBytes: 2 })).toBe(3);
});

it("opens what has the name now where the file that stayed open has no news", () => {
  expect(setupMoved().read("a", { knownBytes: 2 })).toBe(1);
});

it("opens a file anew that did not stay open", () => {
  expect(setupMoved({ staysOpen: false }).read("a")).toBe(1);
});

it("opens a file anew that was let go", () => {
  const { letGo, read } = setupMoved();
  letGo("a");
  expect(read("a")).toBe(1);
});

it("opens what took the place of a file that was deleted", () => {
  const { append, remove, read } = setup();
  append("a", "12");
  read("a");
  remove("a");
  expect(() => read("a")).toThrow("ENOENT");
  append("a", "1");
  expect(read("a")).toBe(1);
});

it("closes the file that was opened first where there are too many", () => {
  const { append, rename, read } = setup(2);
  const names = ["a", "b", "c"];
  for (const name of names) append(name, "12");
  for (const name of names) read(name);
  for (const name of names) {
    rename(name, `old ${name}`);
    append(name, "1");
  }
  expect(names.map((name) => read(name, { staysOpen: false }))).toEqual([1, 2, 2]);
});
