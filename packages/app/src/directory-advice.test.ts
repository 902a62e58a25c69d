import type { LogDirectory } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { directoryAdvice } from "./directory-advice.ts";
import { aStatus } from "./test-support/status.ts";

function advice(path: string, state: LogDirectory["state"]) {
  const status = aStatus({ directoriesSeen: 3, filesFound: 2 });
  return directoryAdvice({ path, groupName: "", state }, status);
}

describe("directoryAdvice", () => {
  it.each([
    ["missing", "There is no directory logs/x", "runlens --logdir DIRECTORY"],
    ["notADirectory", "logs/x is a file, not a directory", "runlens --logdir logs"],
    ["unreadable", "logs/x may not be read", "ls -ld logs/x"],
    ["empty", "No event files in logs/x", "find logs/x -name '*tfevents*'"],
    ["found", "No data in logs/x yet", "runlens inspect logs/x"],
  ] as const)("%s: names the place and a command that helps", (state, title, command) => {
    expect(advice("logs/x", state)).toMatchObject({ title, command });
  });

  it("says what was looked for and how much was searched", () => {
    expect(advice("logs/x", "empty").found).toContain("tfevents");
    expect(advice("logs/x", "empty").found).toContain("3 directories");
  });

  it("quotes paths that a shell would take apart", () => {
    expect(advice("my logs", "unreadable").command).toBe("ls -ld 'my logs'");
    expect(advice("it's", "unreadable").command).toBe(String.raw`ls -ld 'it'\''s'`);
    expect(advice("/x", "notADirectory").command).toBe("runlens --logdir /");
    expect(advice("x", "notADirectory").command).toBe("runlens --logdir .");
  });
});
