import { expect, it } from "vitest";
import { oddMarkOf } from "./odd-tags.ts";

it.each([
  [{ nanCount: 0, count: 0 }, undefined],
  [{ nanCount: 0, count: 2 }, "∞: Infinite values in 2 tags"],
  [{ nanCount: 1, count: 1 }, "NaN: NaN in 1 tag"],
  [{ nanCount: 1, count: 3 }, "NaN: NaN or infinity in 3 tags"],
])("marks a run with %j", (tags, said) => {
  const mark = oddMarkOf(tags);
  expect(mark && `${mark.sign}: ${mark.text}`).toBe(said);
});
