import { expect, it } from "vitest";
import { firstColumnWidth } from "./first-column.ts";

it.each([
  [300, [], 300],
  [300, [34, 64], 202],
  [300, [34, 64, 100], 202],
  [300, [34, 64, 100, 180], 202],
  [300, [34, 64, 52], 150],
  [300, [200, 50], 300],
  [100, [34], 150],
  [900, [100], 460],
])("in a view of %d with %j behind it, it is %d wide", (viewWidth, widths, expected) => {
  const others = widths.map((width) => ({ width }));
  expect(firstColumnWidth(viewWidth, { minWidth: 150, maxWidth: 460 }, others)).toBe(expected);
});
