import { groupedText, numberWriter } from "@runlens/base";
import type { Cell } from "@runlens/model";

/** A value as the table shows it: numbers in up to 5 digits, nothing for what is missing. */
export function cellText(cell: Cell): string {
  if (cell === undefined) return "";
  return typeof cell === "number" ? numberText(cell) : String(cell);
}

const fiveDigits = { maximumSignificantDigits: 5 };
const largeText = numberWriter(fiveDigits);
const smallText = numberWriter({ ...fiveDigits, useGrouping: false });

/** "0.00123", "12,300", "1.5e-7", "NaN", "∞". */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return trimmed(value.toExponential(3));
  if (Number.isInteger(value)) return groupedText(value).replace("-", "−");
  return (size >= 1e4 ? largeText : smallText)(value).replace("-", "−");
}

/** "1.500e-7" as "1.5e-7". */
function trimmed(text: string): string {
  const [mantissa = "", exponent = ""] = text.split("e");
  return `${String(Number(mantissa))}e${exponent.replace("+", "")}`.replaceAll("-", "−");
}
