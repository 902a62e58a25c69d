import { DURATION_SECS, type Arithmetic, type Literal } from "./expression.ts";

/** What operators do, in both languages. */
export const ARITHMETIC: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
};

/** The functions that both languages have, each of one number. */
export const MATHS: Readonly<Record<string, (x: number) => number>> = {
  abs: Math.abs,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
};

/** Durations in seconds. */
export function numberOf({ value, unit }: Extract<Literal, { kind: "number" }>): number {
  return unit === undefined ? value : value * DURATION_SECS[unit];
}
