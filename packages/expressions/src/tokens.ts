import { DURATION_SECS, type DurationUnit, type TextSpan } from "./expression.ts";
import { syntaxStop } from "./problem.ts";

export type Token = TextSpan &
  (
    | { readonly kind: "number"; readonly value: number; readonly unit?: DurationUnit }
    | { readonly kind: "text"; readonly value: string }
    | { readonly kind: "name"; readonly value: string; readonly isQuoted: boolean }
    /** Operators, brackets and the words `and`, `or`, `not`, `in`, `true` and `false`. */
    | { readonly kind: "symbol"; readonly value: string }
    | { readonly kind: "end"; readonly value: "" }
  );

/** Longer ones were not written by a person. */
export const MAX_TEXT_LENGTH = 10_000;

export const WORDS: ReadonlySet<string> = new Set(["and", "or", "not", "in", "true", "false"]);

const SPACE = /\s+/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const SYMBOL = /<=|>=|!=|!~|==|&&|\|\||[<>=~()[\],+\-*/^:]/y;
/** A name goes on behind `/`, `.` and `-` if a letter, digit or `_` follows at once: `val/top-1`. */
const NAME = /[\p{L}_][\p{L}\p{N}_]*(?:[./-][\p{L}\p{N}_]+)*/uy;
const NAME_CHARACTER = /[\p{L}\p{N}_]+/uy;

const SPELLINGS: Readonly<Record<string, string>> = { "==": "=", "&&": "and", "||": "or" };

/** Whether a name needs no backticks. */
export function isBareName(name: string): boolean {
  return matchAt(NAME, name, 0) === name && name !== "" && !WORDS.has(name.toLowerCase());
}

/** The last token is the end. @throws ExpressionStop */
export function tokensOf(text: string): Token[] {
  if (text.length > MAX_TEXT_LENGTH) {
    const message = `An expression has at most ${MAX_TEXT_LENGTH} characters, not ${text.length}.`;
    throw syntaxStop({ from: MAX_TEXT_LENGTH, to: text.length }, message);
  }
  const tokens: Token[] = [];
  let at = matchAt(SPACE, text, 0).length;
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.to + matchAt(SPACE, text, token.to).length;
  }
  tokens.push({ kind: "end", value: "", from: text.length, to: text.length });
  return tokens;
}

function tokenAt(text: string, from: number): Token {
  const first = text.charAt(from);
  if (first === '"' || first === "'" || first === "`") return quotedAt(text, from, first);
  const number = matchAt(NUMBER, text, from);
  if (number !== "") return numberAt(text, from, number);
  const name = matchAt(NAME, text, from);
  if (name !== "") {
    const span = { from, to: from + name.length };
    const word = name.toLowerCase();
    if (WORDS.has(word)) return { kind: "symbol", value: word, ...span };
    return { kind: "name", value: name, isQuoted: false, ...span };
  }
  const symbol = matchAt(SYMBOL, text, from);
  if (symbol !== "") {
    return { kind: "symbol", value: SPELLINGS[symbol] ?? symbol, from, to: from + symbol.length };
  }
  const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
  const message = `“${character}” has no meaning here; names with it stand in backticks.`;
  throw syntaxStop({ from, to: from + character.length }, message);
}

function numberAt(text: string, from: number, digits: string): Token {
  const end = from + digits.length;
  const value = Number(digits);
  const suffix = matchAt(NAME_CHARACTER, text, end);
  const to = end + suffix.length;
  if (suffix === "" && Number.isFinite(value)) return { kind: "number", value, from, to };
  if (isUnit(suffix) && Number.isFinite(value)) {
    return { kind: "number", value, unit: suffix, from, to };
  }
  const units = Object.keys(DURATION_SECS).join(", ");
  const message = `“${text.slice(from, to)}” is no number; units of time are ${units}, and names that begin with a digit stand in backticks.`;
  throw syntaxStop({ from, to }, message);
}

/** A backslash keeps the quote, or another one, from its meaning; before others it is one. */
function quotedAt(text: string, from: number, quote: string): Token {
  let value = "";
  for (let at = from + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) {
      const span = { from, to: at + 1 };
      if (quote === "`") return { kind: "name", value, isQuoted: true, ...span };
      return { kind: "text", value, ...span };
    }
    const next = text.charAt(at + 1);
    if (character === "\\" && (next === quote || next === "\\")) {
      value += next;
      at += 1;
    } else value += character;
  }
  throw syntaxStop({ from, to: text.length }, `This has no closing ${quote}.`);
}

/** As `tokensOf` reads it. */
export function quoted(text: string, quote: '"' | "`"): string {
  return (
    quote + text.replaceAll(/[\\"`]/g, (c) => (c === "\\" || c === quote ? `\\${c}` : c)) + quote
  );
}

function isUnit(text: string): text is DurationUnit {
  return Object.hasOwn(DURATION_SECS, text);
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? "";
}
