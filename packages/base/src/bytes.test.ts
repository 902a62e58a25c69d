import { describe, expect, it } from "vitest";
import { equalBytes } from "./bytes.ts";

describe("equalBytes", () => {
  it.each([
    { a: [], b: [], equal: true },
    { a: [1, 2], b: [1, 2], equal: true },
    { a: [1, 2], b: [1, 3], equal: false },
    { a: [1, 2], b: [1, 2, 3], equal: false },
    { a: [1], b: [], equal: false },
  ])("of $a and $b is $equal", ({ a, b, equal }) => {
    expect(equalBytes(Uint8Array.from(a), Uint8Array.from(b))).toBe(equal);
  });
});
