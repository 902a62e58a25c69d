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
  /** What a name is called besides, as a run that people named: what is true of either counts. */
  otherName?(name: string, isQuoted: boolean): string | undefined;
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
      const { operator } = expression;
      const right = compile(expression.right);
      if (operator === "=" || operator === "!=") {
        return compileTest(expression.left, operator === "=", compile, (value, scope) => {
          const wanted = right(scope);
          return wanted === undefined ? undefined : value === wanted;
        });
      }
      const left = compile(expression.left);
      return (scope) => compareOrder(operator, left(scope), right(scope));
    }
    case "match": {
      const matches = compileSearch(expression.pattern) ?? (() => false);
      const { left, isWanted } = expression;
      return compileTest(left, isWanted, compile, (value) => matches(String(value)));
    }
    case "membership": {
      const items = new Set(expression.items.map(literalValue));
      const { left, isWanted } = expression;
      return compileTest(left, isWanted, compile, (value) => items.has(value));
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

/**
 * Whether a value or its other name passes, if that is wanted, and whether neither does, if not.
 *
 * @param passes undefined: it cannot be said, as of something missing.
 */
function compileTest(
  left: Expression,
  isWanted: boolean,
  compile: Compile,
  passes: (value: NonNullable<Value>, scope: Scope) => boolean | undefined,
): Evaluate {
  const evaluate = compile(left);
  return (scope) => {
    const value = evaluate(scope);
    const result = value === undefined ? undefined : passes(value, scope);
    if (result === undefined) return false;
    const other = left.kind === "name" ? scope.otherName?.(left.name, left.isQuoted) : undefined;
    return (result || (other !== undefined && passes(other, scope) === true)) === isWanted;
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

type Order = Exclude<Comparison, "=" | "!=">;

function compareOrder(operator: Order, a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return ordered(operator, a, b);
  if (typeof a === "string" && typeof b === "string") {
    return ordered(operator, compareNatural(a, b), 0);
  }
  return false;
}

function ordered(operator: Order, a: number, b: number): boolean {
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
