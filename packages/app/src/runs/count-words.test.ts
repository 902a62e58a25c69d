import { expect, it } from "vitest";
import { countWords } from "./count-words.ts";

it.each([
  [10_000, 20, false, "20 of 10,000 runs"],
  [1, 1, false, "1 of 1 run"],
  [0, 0, false, "0 of 0 runs"],
  [5012, 8, true, "5,012 match · 8 shown"],
  [1, 0, true, "1 matches · 0 shown"],
  [0, 0, true, "None matches"],
])("of %d listed, %d shown, filtered: %s, says %s", (listed, shown, isFiltered, words) => {
  expect(countWords({ listed, shown, isFiltered })).toBe(words);
});
