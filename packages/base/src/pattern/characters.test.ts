import { describe, expect, it } from "vitest";
import { remembering } from "./characters.ts";

describe("remembering", () => {
  it("asks once about each character, whatever the answer", () => {
    const asked: number[] = [];
    const isEven = remembering((character) => {
      asked.push(character);
      return character % 2 === 0;
    });
    expect([1, 2, 1, 2, 3].map(isEven)).toEqual([false, true, false, true, false]);
    expect(asked).toEqual([1, 2, 3]);
  });
});
