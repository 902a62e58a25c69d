import { compareNatural, compileSearch, unreachable } from "@runlens/base";
import type { Comparison, Expression, Literal } from "./expression.ts";
import type { Language } from "./language.ts";
import { ARITHMETIC, MATHS, numberOf } from "./maths.ts";

/** Undefined: missing, as a hyperparameter that a run does not have. */
export type Value = number | string | boolean | undefined;

/** What an expression is about: one run, or one point of a series. */
export interface Scope {
  /** @param isQuoted it was written in backticks, and is no word of the language. */
  name(name: string, isQuoted: boolean): Value;
  /** A function other than the maths that both languages have; a tag comes as its name. */
  call(name: string, args: readonly Value[]): Value;
}

export type Evaluate = (scope: Scope) => Value;

type Compile = (part: Expression) => Evaluate;

/**
 * What evaluates an expression that `parseExpression` returned, again and again.
 *
 * A comparison with something missing is false, its negation by `!=` and `!~` too;
 * `not` makes of it what it makes of any falsehood. Arithmetic with something missing or
 * with what is no number is missing. Values of different types are not equal.
 * Texts are put in natural order ("run-2" < "run-10"); NaN equals nothing.
 * Patterns ignore case, may match anywhere, and are matched in bounded time: what takes
 * longer does not match.
 */
export function compileExpression(expression: Expression, language: Language): Evaluate {
  const compile = (part: Expression): Evaluate => compileExpression(part, language);
  switch (expression.kind) {
    case "number":
    case "text":
    case "truth": {
      const value = literalValue(expression);
      return () => value;
    }
    case "name": {
      const { name, isQuoted } = expression;
      return (scope) => scope.name(name, isQuoted);
    }
    case "call":
      return compileCall(expression, language);
    case "negative": {
      const operand = compile(expression.operand);
      return (scope) => {
        const value = operand(scope);
        return typeof value === "number" ? -value : undefined;
      };
    }
    case "arithmetic":
      return compileArithmetic(expression, compile);
    case "comparison": {
      const left = compile(expression.left);
      const right = compile(expression.right);
      return (scope) => compare(expression.operator, left(scope), right(scope));
    }
    case "match":
      return compileMatch(expression, compile);
    case "membership": {
      const left = compile(expression.left);
      const items = new Set(expression.items.map(literalValue));
      return (scope) => {
        const value = left(scope);
        return value !== undefined && items.has(value) === expression.isWanted;
      };
    }
    case "not": {
      const operand = compile(expression.operand);
      return (scope) => operand(scope) !== true;
    }
    case "both": {
      const left = compile(expression.left);
      const right = compile(expression.right);
      return (scope) => left(scope) === true && right(scope) === true;
    }
    case "either": {
      const left = compile(expression.left);
      const right = compile(expression.right);
      return (scope) => left(scope) === true || right(scope) === true;
    }
    default:
      return unreachable(expression);
  }
}

function compileMatch(
  { left, pattern, isWanted }: Extract<Expression, { kind: "match" }>,
  compile: Compile,
): Evaluate {
  const text = compile(left);
  const matches = compileSearch(pattern) ?? (() => false);
  return (scope) => {
    const value = text(scope);
    return value !== undefined && matches(String(value)) === isWanted;
  };
}

function compileCall(
  { name, args }: Extract<Expression, { kind: "call" }>,
  language: Language,
): Evaluate {
  const maths = MATHS[name];
  const [only] = args;
  if (maths !== undefined && only !== undefined) {
    const operand = compileExpression(only, language);
    return (scope) => {
      const value = operand(scope);
      return typeof value === "number" ? maths(value) : undefined;
    };
  }
  const parameters = language.functions.get(name)?.parameters;
  const evaluated = args.map((arg, i) =>
    compileExpression(parameters?.[i] === "tag" ? tagAsText(arg) : arg, language),
  );
  return (scope) =>
    scope.call(
      name,
      evaluated.map((arg) => arg(scope)),
    );
}

function tagAsText(arg: Expression): Expression {
  return arg.kind === "name" ? { kind: "text", value: arg.name, from: arg.from, to: arg.to } : arg;
}

function compileArithmetic(
  part: Extract<Expression, { kind: "arithmetic" }>,
  compile: Compile,
): Evaluate {
  const left = compile(part.left);
  const right = compile(part.right);
  const combine = ARITHMETIC[part.operator];
  return (scope) => {
    const a = left(scope);
    const b = right(scope);
    return typeof a === "number" && typeof b === "number" ? combine(a, b) : undefined;
  };
}

function compare(operator: Comparison, a: Value, b: Value): boolean {
  if (a === undefined || b === undefined) return false;
  if (operator === "=") return a === b;
  if (operator === "!=") return a !== b;
  if (typeof a === "number" && typeof b === "number") return ordered(operator, a, b);
  if (typeof a === "string" && typeof b === "string") {
    return ordered(operator, compareNatural(a, b), 0);
  }
  return false;
}

function ordered(operator: "<" | "<=" | ">" | ">=", a: number, b: number): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return unreachable(operator);
  }
}

function literalValue(literal: Literal): string | number | boolean {
  return literal.kind === "number" ? numberOf(literal) : literal.value;
}
