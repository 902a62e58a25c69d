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

export function syntaxStop({ from, to }: TextSpan, message: string, wanted?: Wanted) {
  const problem = { code: "expression.syntax", message, from, to } as const;
  return new ExpressionStop(wanted === undefined ? problem : { ...problem, wanted });
}

export function typeStop({ from, to }: TextSpan, message: string): ExpressionStop {
  return new ExpressionStop({ code: "expression.type", message, from, to });
}
