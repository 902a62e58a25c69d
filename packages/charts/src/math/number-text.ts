import { format } from "d3-format";

const grouped = format(",d");
const groupedFraction = format(",.2~f");
const significant = format(".5~r");
const exponent = format(".4~e");
const threeDigits = format(".3~r");

/** A value to read off: five significant digits, grouped thousands, exponents outside [1e-4, 1e7). */
export function valueText(value: number): string {
  if (!Number.isFinite(value)) return oddText(value);
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 1e-4 || size >= 1e7) return shortExponent(exponent(value));
  return size >= 1e4 ? groupedFraction(value) : significant(value);
}

/** A step in full: "1,234,567". */
export function stepText(step: number): string {
  if (!Number.isFinite(step)) return oddText(step);
  return Number.isInteger(step) ? grouped(step) : groupedFraction(step);
}

/** A count in at most three digits and a unit: "999", "1.2 k", "12.3 M". */
export function countText(count: number): string {
  const units = ["", " k", " M", " G", " T"];
  let unit = 0;
  let shown = count;
  while (Number(shown.toPrecision(3)) >= 1000 && unit < units.length - 1) {
    shown /= 1000;
    unit++;
  }
  return threeDigits(shown) + (units[unit] ?? "");
}

/** "1e+6" → "1e6". */
export function shortExponent(text: string): string {
  return text.replace("e+", "e");
}

function oddText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "+∞" : "−∞";
}
