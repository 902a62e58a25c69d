export {
  compileExpression,
  compileSearch,
  type Evaluate,
  type Scope,
  type Value,
} from "./compile.ts";
export {
  completeExpression,
  MAX_CANDIDATES,
  type Candidate,
  type Completion,
  type KnownNames,
} from "./complete.ts";
export {
  DURATION_SECS,
  type Arithmetic,
  type Comparison,
  type DurationUnit,
  type Expression,
  type Literal,
  type Name,
  type TextSpan,
} from "./expression.ts";
export {
  RUN_LANGUAGE,
  SERIES_LANGUAGE,
  type FunctionSignature,
  type Language,
  type ValueType,
} from "./language.ts";
export { namesIn, partsOf, type NamesIn } from "./names.ts";
export { parseExpression, type ExpressionRead } from "./parse.ts";
export { printExpression } from "./print.ts";
export type { ExpressionProblem, Wanted } from "./problem.ts";
export { isRunExpression, parseRunFilter, type RunFilter } from "./run-filter.ts";
