import type { AnnotationChange } from "@runlens/model";
import { describe, expect, it } from "vitest";
import { changeParts } from "./change-parts.ts";

const archived = (count: number, nameChars = 8): AnnotationChange[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: "setRun",
    run: String(i).padStart(nameChars, "0"),
    patch: { archived: true },
  }));

describe("parts of a change", () => {
  it.each([
    ["none", archived(0), []],
    ["few", archived(3), [3]],
    ["many", archived(10_001), [5000, 5000, 1]],
    ["with long names", archived(200, 4000), [74, 74, 52]],
    ["of one long text", [{ kind: "setDocument", key: "k", text: "x".repeat(500_000) }], [1]],
  ] satisfies [string, AnnotationChange[], number[]][])("%s", (_name, changes, sizes) => {
    const parts = changeParts(changes);
    expect(parts.map(({ length }) => length)).toEqual(sizes);
    expect(parts.flat()).toEqual(changes);
  });
});
