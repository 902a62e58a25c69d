import { describe, expect, it } from "vitest";
import { nearestName } from "./nearest-name.ts";

describe("nearestName", () => {
  it.each([
    ["logdr", "logdir"],
    ["LOGDIR", "logdir"],
    ["hots", "host"],
    ["bindall", "bind_all"],
    ["verbosity", undefined],
    ["", undefined],
  ])("takes %s for %s", (typed, meant) => {
    expect(nearestName(typed, ["logdir", "host", "port", "bind_all"])).toBe(meant);
  });
});
