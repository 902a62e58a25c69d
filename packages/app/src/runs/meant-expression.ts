import {
  namesIn,
  parseExpression,
  parseRunFilter,
  printExpression,
  RUN_LANGUAGE,
  type Expression,
} from "@runlens/expressions";
import type { HyperparameterColumn } from "@runlens/model";
import { nameText } from "./columns.ts";

type Known = ReadonlyMap<string, HyperparameterColumn>;

/**
 * What a pattern that no name matches was probably meant for, as an expression: hyperparameters
 * that are true, or one that is compared. Undefined if it has nothing to do with them.
 */
export function meantExpression(
  filterText: string,
  hyperparameters: readonly HyperparameterColumn[],
): string | undefined {
  if (parseRunFilter(filterText).kind !== "pattern") return undefined;
  const known: Known = new Map(hyperparameters.map((column) => [column.name, column]));
  const column = known.get(filterText.trim());
  if (column !== undefined) return `${nameText(column.name)} ${exampleCondition(column)}`;
  const read = parseExpression(filterText, RUN_LANGUAGE);
  if (read.kind === "invalid") return undefined;
  const { names } = namesIn(read.expression, RUN_LANGUAGE);
  const areKnown = names.size > 0 && [...names].every((name) => known.has(name));
  return areKnown ? printExpression(withTruths(read.expression)) : undefined;
}

function exampleCondition({ types, max, values = [] }: HyperparameterColumn): string {
  if (types.includes("truth")) return "= true";
  if (types.includes("number") && max !== undefined) return `<= ${max}`;
  const [example = ""] = values;
  return `= ${printExpression({ kind: "text", value: String(example), from: 0, to: 0 })}`;
}

/** Names that stand for themselves are compared, so that nobody takes them for a pattern. */
function withTruths(part: Expression): Expression {
  if (part.kind === "not") return { ...part, operand: withTruths(part.operand) };
  if (part.kind === "both" || part.kind === "either") {
    return { ...part, left: withTruths(part.left), right: withTruths(part.right) };
  }
  if (part.kind !== "name") return part;
  const right = { kind: "truth", value: true, from: 0, to: 0 } as const;
  return { kind: "comparison", operator: "=", left: part, right, from: part.from, to: part.to };
}
