import { expect, it } from "vitest";
import { createListsMemo } from "./lists-memo.ts";

/** Counts how often something was made of lists. */
function setup() {
  const lists = { version: 1, made: 0 };
  const make = async (experiment: string) => `${experiment}${(lists.made += 1)}`;
  return { lists, make, memo: createListsMemo({ listsVersion: () => lists.version }, make) };
}

it("makes it once, for all who ask at once, until lists change", async () => {
  const { lists, memo } = setup();
  expect(await Promise.all([memo("x"), memo("x")])).toEqual(["x1", "x1"]);
  lists.version += 1;
  expect(await memo("x")).toBe("x2");
  expect(await memo("x")).toBe("x2");
});

it("tells experiments apart", async () => {
  const { memo } = setup();
  expect([await memo("x"), await memo("y")]).toEqual(["x1", "y2"]);
});

it("makes it each time where changes are not known", async () => {
  const { make } = setup();
  const memo = createListsMemo({}, make);
  expect([await memo("x"), await memo("x")]).toEqual(["x1", "x2"]);
});

it("tries again after a failure", async () => {
  let fails = true;
  const memo = createListsMemo({ listsVersion: () => 1 }, async () => {
    if (fails) throw new Error("not now");
    return 1;
  });
  await expect(memo("")).rejects.toThrow("not now");
  fails = false;
  expect(await memo("")).toBe(1);
});
