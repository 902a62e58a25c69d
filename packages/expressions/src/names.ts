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
  const parts = partsOf(expression);
  const taken = parts.flatMap((part) => tagsTaken(part, language));
  const asTags = new Set<Expression>(taken.map(({ arg }) => arg));
  const names = parts.flatMap((part) => {
    if (part.kind !== "name" || asTags.has(part)) return [];
    return part.isQuoted || !language.words.has(part.name) ? [part.name] : [];
  });
  // What a person put on a run is no tag of the data.
  const tags = taken.filter(({ taker }) => taker !== "has").map(({ tag }) => tag);
  return { names: new Set(names), tags: new Set(tags) };
}

/** A tag, the argument that says it, and the function that takes it. */
interface TakenTag {
  readonly arg: Expression;
  readonly taker: string;
  readonly tag: string;
}

function tagsTaken(part: Expression, language: Language): TakenTag[] {
  if (part.kind !== "call") return [];
  const { parameters = [] } = language.functions.get(part.name) ?? {};
  return part.args.flatMap((arg, i): TakenTag[] => {
    const tag = parameters[i] === "tag" ? tagSaidBy(arg) : undefined;
    return tag === undefined ? [] : [{ arg, taker: part.name, tag }];
  });
}

/** The tag that an argument means where a function takes one: what it says, as a name or a text. */
export function tagSaidBy(arg: Expression | undefined): string | undefined {
  if (arg?.kind === "name") return arg.name;
  return arg?.kind === "text" ? arg.value : undefined;
}

/** An expression and all that it is made of, each before its own parts. */
export function partsOf(expression: Expression): Expression[] {
  return [expression, ...directParts(expression).flatMap(partsOf)];
}

function directParts(part: Expression): readonly Expression[] {
  switch (part.kind) {
    case "number":
    case "text":
    case "truth":
    case "name":
      return [];
    case "call":
      return part.args;
    case "negative":
    case "not":
      return [part.operand];
    case "match":
    case "membership":
      return [part.left];
    case "arithmetic":
    case "comparison":
    case "both":
    case "either":
      return [part.left, part.right];
    default:
      return unreachable(part);
  }
}
