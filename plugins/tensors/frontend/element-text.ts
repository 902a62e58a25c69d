import { unreachable } from "@runlens/base";
import type { Tensor } from "@runlens/format";

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * One element, exactly: the shortest digits that read back as the same number of its type,
 * "1 + 2i", "true", a bit pattern as "0x1f". Bytes that are no UTF-8 read as U+FFFD.
 */
export function elementText(tensor: Tensor, index: number): string {
  switch (tensor.kind) {
    case "strings":
      return UTF8.decode(tensor.values[index]);
    case "bigints":
      return String(tensor.values[index] ?? "");
    case "bits":
      return `0x${(tensor.values[index] ?? 0).toString(16).padStart(2, "0")}`;
    case "complex": {
      const text = textOfNumber(tensor.values instanceof Float32Array);
      const [real, imaginary] = complexParts(tensor.values, index);
      const isNegative = imaginary < 0 || Object.is(imaginary, -0);
      return `${text(real)} ${isNegative ? "−" : "+"} ${text(Math.abs(imaginary))}i`;
    }
    case "numbers": {
      const value = tensor.values[index] ?? NaN;
      if (tensor.dtype === "bool") return value === 0 ? "false" : "true";
      return textOfNumber(tensor.values instanceof Float32Array)(value);
    }
    default:
      return unreachable(tensor);
  }
}

/** The number that statistics and colours go by; NaN for what is none. Of complex numbers the magnitude. */
export function elementNumber(tensor: Tensor, index: number): number {
  switch (tensor.kind) {
    case "strings":
    case "bits":
      return NaN;
    case "bigints":
      return Number(tensor.values[index] ?? NaN);
    case "complex":
      return Math.hypot(...complexParts(tensor.values, index));
    case "numbers":
      return tensor.values[index] ?? NaN;
    default:
      return unreachable(tensor);
  }
}

function complexParts(
  values: ArrayLike<number>,
  index: number,
): readonly [real: number, imaginary: number] {
  return [values[2 * index] ?? NaN, values[2 * index + 1] ?? NaN];
}

function textOfNumber(isFloat32: boolean): (value: number) => string {
  return isFloat32 ? float32Text : String;
}

function float32Text(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}
