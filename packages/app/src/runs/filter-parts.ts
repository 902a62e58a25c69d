import {
  parseRunFilter,
  printExpression,
  RUN_LANGUAGE,
  type Expression,
} from "@runlens/expressions";
import { nameText } from "./columns.ts";

export type FilterValue = number | string | boolean;

/** What a chip says of one hyperparameter. */
export interface NameFilter {
  readonly name: string;
  readonly condition:
    | { readonly kind: "interval"; readonly min?: number; readonly max?: number }
    /** These values pass; where missing ones do, too, these do not. Never empty. */
    | { readonly kind: "values"; readonly values: readonly FilterValue[] };
  /** Whether runs pass that have no such hyperparameter. */
  readonly includesMissing: boolean;
}

/** The parts of a filter, all of which must hold, that chips can show. */
export function nameFilters(filterText: string): readonly NameFilter[] {
  const merged = new Map<string, NameFilter>();
  for (const part of partsHolding(filterText)) {
    const found = nameFilterOf(part);
    if (found === undefined) continue;
    const before = merged.get(found.name);
    merged.set(found.name, before === undefined ? found : both(before, found));
  }
  return [...merged.values()];
}

/**
 * The filter with `wanted` in place of what it said of that name; undefined takes it away.
 * A pattern over names becomes a part of the expression.
 */
export function withNameFilter(
  filterText: string,
  name: string,
  wanted: NameFilter | undefined,
): string {
  const others = partsHolding(filterText).filter((part) => nameFilterOf(part)?.name !== name);
  const added = wanted === undefined ? "" : nameFilterText(wanted);
  const parts = [...others, ...partsHolding(added)];
  const [first, ...rest] = parts;
  if (first === undefined) return "";
  return printExpression(
    rest.reduce((left, right) => ({ kind: "both", left, right, from: 0, to: 0 }), first),
  );
}

/** As an expression: `lr >= 0.1 and lr <= 1`, `not (lr < 0.1 or lr > 1)`, `opt in ["sgd"]`. */
export function nameFilterText({ name, condition, includesMissing }: NameFilter): string {
  const text = nameText(name);
  if (condition.kind === "values") {
    const values = `${text} in [${condition.values.map(valueText).join(", ")}]`;
    return includesMissing ? `not ${values}` : values;
  }
  const { min, max } = condition;
  const bounds = [
    ...(min === undefined ? [] : [`${text} ${includesMissing ? "<" : ">="} ${min}`]),
    ...(max === undefined ? [] : [`${text} ${includesMissing ? ">" : "<="} ${max}`]),
  ];
  if (bounds.length === 0) return "";
  return includesMissing ? `not (${bounds.join(" or ")})` : bounds.join(" and ");
}

/** What a chip shows: "lr 0.1 … 1", "opt sgd, adam", "opt not sgd". */
export function chipText({ name, condition, includesMissing }: NameFilter): string {
  if (condition.kind === "values") {
    return `${name} ${includesMissing ? "not " : ""}${condition.values.join(", ")}`;
  }
  const { min, max } = condition;
  if (min === undefined) return `${name} ≤ ${max ?? ""}`;
  return max === undefined ? `${name} ≥ ${min}` : `${name} ${min} … ${max}`;
}

function partsHolding(filterText: string): readonly Expression[] {
  const filter = parseRunFilter(filterText);
  if (filter.kind === "expression") return conjuncts(filter.expression);
  if (filter.kind !== "pattern") return [];
  const pattern = /^\s*\/(.*?)\/?\s*$/s.exec(filterText)?.[1] ?? filterText;
  const left = { kind: "name", name: "run", isQuoted: false, from: 0, to: 0 } as const;
  return [{ kind: "match", left, pattern, isWanted: true, from: 0, to: 0 }];
}

function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind !== "both") return [expression];
  return [...conjuncts(expression.left), ...conjuncts(expression.right)];
}

function nameFilterOf(part: Expression): NameFilter | undefined {
  if (part.kind === "not") {
    const { operand } = part;
    const sides = operand.kind === "either" ? [operand.left, operand.right] : [operand];
    const filters = sides.map((side) => plainFilterOf(side, "<", ">", true));
    const [first, second] = filters;
    if (first === undefined || filters.includes(undefined)) return undefined;
    if (second === undefined) return first;
    return first.name === second.name ? both(first, second) : undefined;
  }
  return plainFilterOf(part, ">=", "<=", false);
}

function plainFilterOf(
  part: Expression,
  lower: string,
  upper: string,
  includesMissing: boolean,
): NameFilter | undefined {
  if (part.kind === "membership" && part.isWanted) {
    const name = nameIn(part.left);
    const values = part.items.map(({ value }) => value);
    return name === undefined
      ? undefined
      : { name, condition: { kind: "values", values }, includesMissing };
  }
  if (part.kind !== "comparison") return undefined;
  const [name, value] = [nameIn(part.left), numberIn(part.right)];
  if (name === undefined || value === undefined) return undefined;
  if (part.operator === lower) {
    return { name, condition: { kind: "interval", min: value }, includesMissing };
  }
  if (part.operator !== upper) return undefined;
  return { name, condition: { kind: "interval", max: value }, includesMissing };
}

/** Two things that are said of one name; where they do not fit together, the later one. */
function both(a: NameFilter, b: NameFilter): NameFilter {
  if (a.condition.kind === "values" || b.condition.kind === "values") return b;
  return { ...b, condition: { ...a.condition, ...b.condition } };
}

function nameIn(part: Expression): string | undefined {
  if (part.kind !== "name") return undefined;
  return part.isQuoted || !RUN_LANGUAGE.words.has(part.name) ? part.name : undefined;
}

function numberIn(part: Expression): number | undefined {
  if (part.kind === "negative") {
    const size = numberIn(part.operand);
    return size === undefined ? undefined : -size;
  }
  return part.kind === "number" && part.unit === undefined ? part.value : undefined;
}

function valueText(value: FilterValue): string {
  if (typeof value !== "string") return String(value);
  return printExpression({ kind: "text", value, from: 0, to: 0 });
}
