import { compileSearch } from "@runlens/base";
import { compileExpression, type Evaluate } from "./compile.ts";
import type { Expression } from "./expression.ts";
import { RUN_LANGUAGE } from "./language.ts";
import { parseExpression } from "./parse.ts";
import type { ExpressionProblem } from "./problem.ts";

/** What a person wrote to choose runs. */
export type RunFilter =
  | { readonly kind: "all" }
  /** A pattern over names. */
  | { readonly kind: "pattern"; readonly matches: (runName: string) => boolean }
  | {
      readonly kind: "expression";
      readonly expression: Expression;
      /** True for runs to be shown. */
      readonly evaluate: Evaluate;
    }
  | { readonly kind: "invalid"; readonly problem: ExpressionProblem };

const QUOTED = /"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|`(?:\\.|[^`\\])*`?/g;
/** How groups of a pattern may begin, which is no comparison. */
const GROUP_HEAD = /\(\?P?<(?:[=!]|\w*>)/g;
/** `=` counts with white space before it or a quote behind: run names like `lr=0.1` have one. */
const COMPARED = /(?<!\\)[<>]|[!=]=|!?~|\s=|=\s*\0|:\0|\b(?:not\s+)?in\s*\[/;
/** What no pattern over names begins with: tags of people, and what is negated. */
const SAID = /(?:^|[\s(])tag:[^\s]|^\s*not\s|\s(?:and|or)\s+not\s/;
const CALLED = new RegExp(`(?<![\\w./-])(?:${[...RUN_LANGUAGE.functions.keys()].join("|")})\\(`);

/**
 * Whether a filter is an expression: it has a comparison, a function of the language, `tag:best`
 * or a `not` before a part in it, quoted texts aside. Any other text is a pattern over names,
 * and so is one that begins with `/`, whatever it has in it.
 */
export function isRunExpression(text: string): boolean {
  if (text.startsWith("/")) return false;
  const bare = text.replaceAll(QUOTED, "\0").replaceAll(GROUP_HEAD, "(");
  return COMPARED.test(bare) || CALLED.test(bare) || SAID.test(bare);
}

/**
 * Reads the text of a run filter: nothing, a pattern or an expression. Patterns ignore case
 * and may match anywhere in a name. Never throws.
 */
export function parseRunFilter(text: string): RunFilter {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "all" };
  if (!isRunExpression(trimmed)) return patternFilter(text);
  const read = parseExpression(text, RUN_LANGUAGE);
  if (read.kind === "invalid") return read;
  const { expression } = read;
  return { kind: "expression", expression, evaluate: compileExpression(expression, RUN_LANGUAGE) };
}

/** `/lr=0.1/` and `/lr=0.1` are the pattern between the strokes. */
function patternFilter(text: string): RunFilter {
  const pattern = /^\s*\/(.*?)\/?\s*$/s.exec(text)?.[1] ?? text;
  const matches = compileSearch(pattern);
  if (matches !== undefined) return { kind: "pattern", matches };
  const problem: ExpressionProblem = {
    code: "expression.syntax",
    message: `“${pattern}” is no pattern that can be matched.`,
    hint: "Patterns are regular expressions by the rules of Python, without back references and look-behind.",
    from: 0,
    to: text.length,
  };
  return { kind: "invalid", problem };
}
