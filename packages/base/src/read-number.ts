/** Digits in groups, as numbers are shown here: "31,234". */
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i;

/**
 * A finite number as people type or paste it: "0.5", "0,5", "1e-3", "31,234", "−2". Commas are
 * of thousands only where they stand as they would. Undefined for everything else.
 */
export function readNumber(text: string): number | undefined {
  const plain = text.replaceAll(/\s/g, "").replace("−", "-");
  const digits = GROUPED.test(plain)
    ? plain.replaceAll(",", "")
    : DECIMAL_COMMA.test(plain)
      ? plain.replace(",", ".")
      : plain;
  const isDecimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits);
  const number = isDecimal ? Number(digits) : NaN;
  return Number.isFinite(number) ? number : undefined;
}
