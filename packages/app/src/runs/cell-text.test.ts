import { expect, it } from "vitest";
import { cellText } from "./cell-text.ts";

it.each([
  [undefined, ""],
  ["adam", "adam"],
  [true, "true"],
  [0, "0"],
  [0.1, "0.1"],
  [0.123456789, "0.12346"],
  [-0.5, "−0.5"],
  [12_345, "12,345"],
  [12_345.678, "12,346"],
  [1234.5678, "1234.6"],
  [1.5e-7, "1.5e−7"],
  [1e-300, "1e−300"],
  [-2.5e12, "−2.5e12"],
  [NaN, "NaN"],
  [Infinity, "∞"],
  [-Infinity, "−∞"],
])("shows %s as “%s”", (cell, text) => {
  expect(cellText(cell)).toBe(text);
});
