import { expect, it } from "vitest";
import { createByteCache } from "./byte-cache.ts";

const bytes = (length: number) => new Uint8Array(length);

it("gives back what it keeps of that version alone", () => {
  const cache = createByteCache(10);
  cache.set("a", 1, bytes(3));
  expect(cache.get("a", 1)).toHaveLength(3);
  expect(cache.get("a", 2)).toBeUndefined();
  expect(cache.get("b", 1)).toBeUndefined();
  cache.set("a", 2, bytes(4));
  expect(cache.get("a", 1)).toBeUndefined();
  expect(cache.get("a", 2)).toHaveLength(4);
});

it("keeps nothing whose version is not known, and nothing too large", () => {
  const cache = createByteCache(10);
  cache.set("a", undefined, bytes(1));
  cache.set("b", 1, bytes(11));
  expect(cache.get("a", undefined)).toBeUndefined();
  expect(cache.get("b", 1)).toBeUndefined();
});

it("drops what was used longest ago", () => {
  const cache = createByteCache(10);
  for (const name of ["a", "b", "c"]) cache.set(name, 1, bytes(3));
  cache.get("a", 1);
  cache.set("d", 1, bytes(4));
  expect(["a", "b", "c", "d"].map((name) => cache.get(name, 1)?.length)).toEqual([
    3,
    undefined,
    3,
    4,
  ]);
});
