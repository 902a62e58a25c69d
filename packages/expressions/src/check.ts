import { unreachable } from "@runlens/base";
import type { Expression } from "./expression.ts";
import type { FunctionSignature, Language, ValueType } from "./language.ts";
import { ExpressionStop, typeStop } from "./problem.ts";

const TYPE_NAMES: Readonly<Record<ValueType, string>> = {
  number: "a number",
  text: "a text",
  truth: "a comparison",
  any: "a value",
};

/** Whether all functions are known and get what they take. @throws ExpressionStop */
export function checkTypes(expression: Expression, language: Language, wanted: ValueType): void {
  want(expression, wanted);

  function want(part: Expression, type: ValueType): void {
    const found = typeOf(part);
    if (type === "any" || found === "any" || found === type) return;
    throw typeStop(part, `Expected ${TYPE_NAMES[type]}, but this is ${TYPE_NAMES[found]}.`);
  }

  function typeOf(part: Expression): ValueType {
    switch (part.kind) {
      case "number":
      case "text":
      case "truth":
        return part.kind;
      case "name":
        return (!part.isQuoted && language.words.get(part.name)?.type) || language.nameType;
      case "call":
        return typeOfCall(part);
      case "negative":
        want(part.operand, "number");
        return "number";
      case "arithmetic":
        want(part.left, "number");
        want(part.right, "number");
        return "number";
      case "comparison": {
        const left = typeOf(part.left);
        want(part.right, left);
        return "truth";
      }
      case "match":
        want(part.left, "text");
        return "truth";
      case "membership": {
        const left = typeOf(part.left);
        for (const item of part.items) want(item, left);
        return "truth";
      }
      case "not":
        want(part.operand, "truth");
        return "truth";
      case "both":
      case "either":
        want(part.left, "truth");
        want(part.right, "truth");
        return "truth";
      default:
        return unreachable(part);
    }
  }

  function typeOfCall(call: Extract<Expression, { kind: "call" }>): ValueType {
    const signature = language.functions.get(call.name);
    if (signature === undefined) throw unknownFunction(call, language);
    checkCount(call, signature);
    for (const [i, arg] of call.args.entries()) {
      if (signature.parameters[i] !== "tag") want(arg, "number");
      else if (arg.kind !== "name" && arg.kind !== "text") {
        throw typeStop(arg, "Expected the name of a tag, in backticks if it is no plain word.");
      }
    }
    return signature.result;
  }
}

function checkCount(call: Extract<Expression, { kind: "call" }>, signature: FunctionSignature) {
  const { parameters, optional = 0, usage } = signature;
  const { length } = call.args;
  if (length <= parameters.length && length >= parameters.length - optional) return;
  throw typeStop(call, `It is written ${usage}.`);
}

function unknownFunction(
  { name, from }: Extract<Expression, { kind: "call" }>,
  language: Language,
): ExpressionStop {
  return new ExpressionStop({
    code: "expression.unknownFunction",
    message: `There is no function “${name}”.`,
    hint: `There are ${[...language.functions.keys()].toSorted().join(", ")}.`,
    from,
    to: from + name.length,
  });
}
