import { sha256Hex } from "./sha256.ts";

export type HparamValue = number | string | boolean;

/** Values by name. */
export type Hparams = Readonly<Record<string, HparamValue>>;

const UTF8 = new TextEncoder();

/**
 * The name that runs with equal hyperparameters share: SHA-256 of their JSON, as
 * TensorBoard's Python API computes it, so that runs of both languages fall together.
 *
 * Python tells 1 from 1.0, JavaScript does not: whole numbers count as int, unless
 * `floats` lists their name.
 */
export function hparamsGroupName(hparams: Hparams, floats: readonly string[] = []): string {
  return sha256Hex(UTF8.encode(pythonJson(hparams, floats)));
}

/** As `json.dumps(hparams, sort_keys=True, separators=(",", ":"))` writes it. */
export function pythonJson(hparams: Hparams, floats: readonly string[] = []): string {
  const members = Object.entries(hparams)
    .toSorted(([a], [b]) => compareCodePoints(a, b))
    .map(([name, value]) => {
      const isFloat = floats.includes(name);
      const text = typeof value === "number" ? pythonNumber(value, isFloat) : asciiJson(value);
      return `${asciiJson(name)}:${text}`;
    });
  return `{${members.join(",")}}`;
}

/** UTF-32, byte by byte, sorts as Python does; code units do not. */
function compareCodePoints(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function asciiJson(value: string | boolean): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function pythonNumber(value: number, isFloat: boolean): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) && !isFloat && !Object.is(value, -0)) return String(BigInt(value));
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (power < -4 || power >= 16) {
    const sign = power < 0 ? "-" : "+";
    return `${digits}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const text = Object.is(value, -0) ? "-0" : String(value);
  return Number.isInteger(value) ? `${text}.0` : text;
}
