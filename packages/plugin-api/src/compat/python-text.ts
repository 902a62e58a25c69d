const FIRST_POSITIONAL_EXPONENT = -4;
const FIRST_EXPONENT_TOO_LARGE = 16;

/**
 * A float64 as Python's `repr` writes it: the same shortest digits as JavaScript, but
 * always with a point or an exponent (`1.0`), exponents of two digits or more from
 * 1e16 up and below 1e-4 (`1e-05`), and `nan`, `inf`, `-inf`.
 */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const [mantissa = "0", exponentText = "0"] = Math.abs(value).toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent >= FIRST_POSITIONAL_EXPONENT && exponent < FIRST_EXPONENT_TOO_LARGE) {
    return sign + positional(mantissa.replace(".", ""), exponent);
  }
  const exponentSign = exponent < 0 ? "-" : "+";
  return `${sign}${mantissa}e${exponentSign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** Digits `d1d2d3…`, read as d1.d2d3… times ten to the exponent, with a point in its place. */
function positional(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${whole}.${digits.slice(exponent + 1) || "0"}`;
}

/** Text as Python's `repr` writes it, as it stands in TensorBoard's error messages. */
export function pythonString(text: string | undefined): string {
  if (text === undefined) return "None";
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + Array.from(text, (character) => escaped(character, quote)).join("") + quote;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};
/** Python escapes what Unicode calls other or separator, but for the plain space. */
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

function escaped(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  if (character === " ") return character;
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  if (!UNPRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}
