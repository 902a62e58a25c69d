import type { Problem } from "@runlens/base";
import type { TextSpan } from "./expression.ts";

/** What could stand at a place, for those who complete a text. */
export type Wanted = "value" | "tag" | "operator" | "text";

/** Why a text is no expression, and where. */
export interface ExpressionProblem extends Problem, TextSpan {
  readonly code: "expression.syntax" | "expression.unknownFunction" | "expression.type";
  readonly wanted?: Wanted;
}

/** Ends parsing and checking; `parseExpression` catches it. */
export class ExpressionStop extends Error {
  readonly problem: ExpressionProblem;

  constructor(problem: ExpressionProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function syntaxStop(
  { from, to }: TextSpan,
  message: string,
  more: Pick<ExpressionProblem, "wanted" | "hint"> = {},
): ExpressionStop {
  return new ExpressionStop({ code: "expression.syntax", message, from, to, ...more });
}

export function typeStop({ from, to }: TextSpan, message: string): ExpressionStop {
  return new ExpressionStop({ code: "expression.type", message, from, to });
}
