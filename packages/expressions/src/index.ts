export { compileExpression, type Evaluate, type Scope, type Value } from "./compile.ts";
export {
  completeExpression,
  withCandidate,
  type Candidate,
  type Completion,
  type KnownNames,
} from "./complete.ts";
export type {
  Arithmetic,
  Comparison,
  DurationUnit,
  Expression,
  Literal,
  Name,
  TextSpan,
} from "./expression.ts";
export {
  RUN_LANGUAGE,
  SERIES_LANGUAGE,
  type FunctionSignature,
  type Language,
  type ValueType,
} from "./language.ts";
export { ARITHMETIC, MATHS, numberOf } from "./maths.ts";
export { namesIn, partsOf, tagSaidBy, type NamesIn } from "./names.ts";
export { parseExpression, type ExpressionRead } from "./parse.ts";
export { printExpression } from "./print.ts";
export type { ExpressionProblem, Wanted } from "./problem.ts";
export { isRunExpression, parseRunFilter, type RunFilter } from "./run-filter.ts";
