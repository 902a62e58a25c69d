import { describe, expect, it } from "vitest";
import { messageOf, RunlensError, unreachable } from "./errors.ts";

describe("RunlensError", () => {
  it("carries code, message, hint and cause", () => {
    const cause = new Error("ENOENT");
    const error = new RunlensError(
      { code: "logdir.missing", message: "No directory at logs.", hint: "Check the spelling." },
      { cause },
    );
    expect(error).toMatchObject({
      code: "logdir.missing",
      message: "No directory at logs.",
      hint: "Check the spelling.",
      cause,
    });
  });

  it("has no hint property when none was given", () => {
    expect("hint" in new RunlensError({ code: "a.b", message: "m" })).toBe(false);
  });
});

describe("messageOf", () => {
  it("reads errors and anything else that was thrown", () => {
    expect(messageOf(new Error("disk full"))).toBe("disk full");
    expect(messageOf("disk full")).toBe("disk full");
  });
});

describe("unreachable", () => {
  it("throws with the value that should not exist", () => {
    expect(() => unreachable({ kind: "new" } as never)).toThrow('{"kind":"new"}');
  });
});
