import { unreachable } from "@runlens/base";
import type { Expression, Literal } from "./expression.ts";
import { isBareName, quoted } from "./tokens.ts";

/** How tight parts hold together; higher is tighter. */
const BINDING = {
  either: 1,
  both: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  negative: 7,
  power: 8,
  value: 9,
} as const;

/** The expression as text with no more brackets than it needs; parsing it gives the same again. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "number":
    case "text":
    case "truth":
      return literalText(expression);
    case "name": {
      const { name, isQuoted } = expression;
      return isQuoted || !isBareName(name) ? quoted(name, "`") : name;
    }
    case "call":
      return `${expression.name}(${expression.args.map(printExpression).join(", ")})`;
    case "negative":
      return `-${within(expression.operand, BINDING.negative)}`;
    case "arithmetic":
      return arithmeticText(expression);
    case "comparison": {
      const { operator, left, right } = expression;
      return `${within(left, BINDING.sum)} ${operator} ${within(right, BINDING.sum)}`;
    }
    case "match": {
      const operator = expression.isWanted ? "~" : "!~";
      return `${within(expression.left, BINDING.sum)} ${operator} ${quoted(expression.pattern, '"')}`;
    }
    case "membership": {
      const operator = expression.isWanted ? "in" : "not in";
      const items = expression.items.map(literalText).join(", ");
      return `${within(expression.left, BINDING.sum)} ${operator} [${items}]`;
    }
    case "not":
      return `not ${within(expression.operand, BINDING.not)}`;
    case "both":
    case "either": {
      const binding = BINDING[expression.kind];
      const word = expression.kind === "both" ? "and" : "or";
      return `${within(expression.left, binding)} ${word} ${within(expression.right, binding + 1)}`;
    }
    default:
      return unreachable(expression);
  }
}

function arithmeticText(part: Extract<Expression, { kind: "arithmetic" }>): string {
  const { operator, left, right } = part;
  const binding = bindingOf(part);
  if (operator === "^")
    return `${within(left, BINDING.value)} ^ ${within(right, BINDING.negative)}`;
  return `${within(left, binding)} ${operator} ${within(right, binding + 1)}`;
}

function within(part: Expression, binding: number): string {
  const text = printExpression(part);
  return bindingOf(part) < binding ? `(${text})` : text;
}

function bindingOf(part: Expression): number {
  switch (part.kind) {
    case "either":
    case "both":
    case "not":
    case "negative":
      return BINDING[part.kind];
    case "comparison":
    case "match":
    case "membership":
      return BINDING.comparison;
    case "arithmetic":
      if (part.operator === "^") return BINDING.power;
      return part.operator === "+" || part.operator === "-" ? BINDING.sum : BINDING.product;
    case "number":
    case "text":
    case "truth":
    case "name":
    case "call":
      return BINDING.value;
    default:
      return unreachable(part);
  }
}

function literalText(literal: Literal): string {
  switch (literal.kind) {
    case "number":
      return `${literal.value}${literal.unit ?? ""}`;
    case "text":
      return quoted(literal.value, '"');
    case "truth":
      return String(literal.value);
    default:
      return unreachable(literal);
  }
}
