import { expect, it } from "vitest";
import { parseColor } from "./color.ts";

it.each([
  ["#ff0000", [1, 0, 0, 1]],
  ["#0f0", [0, 1, 0, 1]],
  ["#0000ff33", [0, 0, 1, 0.2]],
  ["rgb(255, 0, 51)", [1, 0, 0.2, 1]],
  ["rgba(255, 0, 51, 0.5)", [1, 0, 0.2, 0.5]],
  ["rgb(51 102 255 / 12%)", [0.2, 0.4, 1, 0.12]],
  ["rgb(100% 0% 50%)", [1, 0, 0.5, 1]],
  ["rgb(999 -5 nonsense)", [1, 0, 0, 1]],
  ["rebeccapurple", [0, 0, 0, 1]],
  ["", [0, 0, 0, 1]],
])("%s", (text, channels) => {
  expect(parseColor(text)).toEqual(channels);
});
