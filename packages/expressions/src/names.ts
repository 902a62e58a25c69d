import { unreachable } from "@runlens/base";
import type { Expression } from "./expression.ts";
import type { Language } from "./language.ts";

export interface NamesIn {
  /** What the data must tell: hyperparameters, or series. */
  readonly names: ReadonlySet<string>;
  /** What functions take as a tag. */
  readonly tags: ReadonlySet<string>;
}

/** The names that an expression needs, without words of the language. */
export function namesIn(expression: Expression, language: Language): NamesIn {
  const names = new Set<string>();
  const tags = new Set<string>();
  visit(expression);
  return { names, tags };

  function visit(part: Expression): void {
    switch (part.kind) {
      case "name":
        if (part.isQuoted || !language.words.has(part.name)) names.add(part.name);
        return;
      case "call": {
        const parameters = language.functions.get(part.name)?.parameters;
        for (const [i, arg] of part.args.entries()) {
          if (parameters?.[i] !== "tag") visit(arg);
          else if (arg.kind === "name") tags.add(arg.name);
          else if (arg.kind === "text" && part.name !== "has") tags.add(arg.value);
        }
        return;
      }
      case "negative":
      case "not":
        return visit(part.operand);
      case "match":
      case "membership":
        return visit(part.left);
      case "arithmetic":
      case "comparison":
      case "both":
      case "either":
        visit(part.left);
        visit(part.right);
        return;
      case "number":
      case "text":
      case "truth":
        return;
      default:
        unreachable(part);
    }
  }
}
