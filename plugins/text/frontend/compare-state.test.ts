import { describe, expect, it } from "vitest";
import { comparedWith, setCompared } from "./compare-state.ts";

function setup() {
  const entries = new Map<string, string>();
  const view = {
    get: (key: string) => entries.get(key),
    set(key: string, value: string | undefined) {
      if (value === undefined) entries.delete(key);
      else entries.set(key, value);
    },
  };
  return { view, entries };
}

describe("what a card is compared with", () => {
  it.each([
    { run: "a/b~c", step: 12 },
    { run: ".", step: -3 },
  ])("is in the link: %j", (compared) => {
    const { view, entries } = setup();
    const [one, other] = [
      { run: "a", tag: "b" },
      { run: "a.b", tag: "" },
    ];
    setCompared(view, one, compared);
    expect(comparedWith(view, one)).toEqual(compared);
    expect(comparedWith(view, other)).toBeUndefined();
    setCompared(view, one, undefined);
    expect(entries.size).toBe(0);
  });

  it.each(["", "~a", "x~a", "1.5~a", "12"])("is nothing for %j", (text) => {
    const { view, entries } = setup();
    entries.set('compare.["a","b"]', text);
    expect(comparedWith(view, { run: "a", tag: "b" })).toBeUndefined();
  });
});
