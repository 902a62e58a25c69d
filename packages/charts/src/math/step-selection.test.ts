import { describe, expect, it } from "vitest";
import { moveHandle, withoutHandle, withPlace } from "./step-selection.ts";

describe("moveHandle", () => {
  it.each([
    ["one place", { start: 3 }, "start", 7, { start: 7 }, "start"],
    ["the start", { start: 3, end: 9 }, "start", 5, { start: 5, end: 9 }, "start"],
    ["the start past the end", { start: 3, end: 9 }, "start", 12, { start: 9, end: 12 }, "end"],
    ["the end past the start", { start: 3, end: 9 }, "end", 1, { start: 1, end: 3 }, "start"],
    ["the end onto the start", { start: 3, end: 9 }, "end", 3, { start: 3, end: 3 }, "end"],
    ["the start to 0", { start: 3, end: 9 }, "start", 0, { start: 0, end: 9 }, "start"],
  ] as const)("%s", (_, before, handle, x, selection, held) => {
    expect(moveHandle(before, handle, x)).toEqual({ selection, held });
  });
});

describe("withoutHandle", () => {
  it.each([
    [{ start: 3, end: 9 }, "start", { start: 9 }],
    [{ start: 3, end: 9 }, "end", { start: 3 }],
    [{ start: 3 }, "start", undefined],
  ] as const)("%j without its %s", (before, handle, after) => {
    expect(withoutHandle(before, handle)).toEqual(after);
  });
});

describe("withPlace", () => {
  it.each([
    [undefined, 5, { start: 5 }],
    [{ start: 7 }, 5, { start: 5, end: 7 }],
    [{ start: 0, end: 10 }, 4, { start: 4, end: 10 }],
    [{ start: 0, end: 10 }, 6, { start: 0, end: 6 }],
    [{ start: 2, end: 10 }, 0, { start: 0, end: 10 }],
  ] as const)("%j and %d", (before, x, after) => {
    expect(withPlace(before, x)).toEqual(after);
  });
});
