import { unreachable } from "@runlens/base";
import type { Expression, TextSpan } from "./expression.ts";
import type { Language } from "./language.ts";
import { parseExpression } from "./parse.ts";
import type { Wanted } from "./problem.ts";
import { isBareName, quoted, tokensOf, WORDS, type Token } from "./tokens.ts";

/** What the data bring along to complete with. */
export interface KnownNames {
  /** Hyperparameters of runs. */
  readonly names: readonly string[];
  readonly tags: readonly string[];
  /** Texts that a name may have, as the states of a run. */
  readonly valuesOf?: (name: string) => readonly string[];
}

export interface Candidate {
  /** To be put in place of the range. */
  readonly text: string;
  readonly kind: "word" | "name" | "tag" | "function" | "operator" | "value";
  /** What it is, in some words; "" for names. */
  readonly detail: string;
}

export interface Completion extends TextSpan {
  /** The best first; at most `MAX_CANDIDATES`. */
  readonly candidates: readonly Candidate[];
}

const MAX_CANDIDATES = 50;

type Operators = readonly (readonly [text: string, detail: string])[];

const COMPARISONS: Operators = [
  ["<", "less than"],
  ["<=", "at most"],
  [">", "more than"],
  [">=", "at least"],
  ["=", "equal"],
  ["!=", "not equal"],
  ["~", "matches a pattern"],
  ["!~", "does not match a pattern"],
  ["in [", "is one of"],
  ["not in [", "is none of"],
];

const ARITHMETIC: Operators = [
  ["+", "plus"],
  ["-", "minus"],
  ["*", "times"],
  ["/", "divided by"],
  ["^", "to the power of"],
];

/** Between what is true or false. */
const JUNCTIONS: Operators = [
  ["and", "both"],
  ["or", "one of the two"],
];

/** A name or a quoted text that is being written, at the end of what stands before the caret. */
const UNFINISHED = /(?:["'`][^"'`]*|[\p{L}_][\p{L}\p{N}_./-]*)$/u;
const COMPARED_NAME =
  /(?:`([^`]*)`|([\p{L}_][\p{L}\p{N}_./-]*))\s*(?:!?=|==|(?:not\s+)?in\s*\[[^\]]*)\s*$/u;

/** What may stand at the caret, and the range that it would replace. Never throws. */
export function completeExpression(
  text: string,
  caret: number,
  language: Language,
  known: KnownNames,
): Completion {
  const place = placeOf(text, caret);
  const wanted = wantedBehind(text.slice(0, place.from), language);
  const typed = text
    .slice(place.from, caret)
    .replace(/^["'`]/, "")
    .toLowerCase();
  const candidates = candidatesFor(wanted, text.slice(0, place.from), language, known);
  return { ...place, candidates: best(candidates, typed) };
}

/** The text with a candidate in its place, a blank behind what wants to be followed by one, and the caret. */
export function withCandidate(
  text: string,
  { from, to }: TextSpan,
  { text: chosen, kind }: Candidate,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const isOpening = /[([]$/.test(chosen);
  const gap = isOpening || /^\s/.test(after) ? "" : " ";
  const lead = kind === "operator" && /[^\s(]$/.test(before) ? " " : "";
  const start = before + lead + chosen + gap;
  return { text: start + after, caret: start.length };
}

/** From the start of what is being written to its end behind the caret. */
function placeOf(text: string, caret: number): TextSpan {
  const before = text.slice(0, caret);
  const tokens = readTokens(text) ?? readTokens(before);
  const token = tokens?.find(
    ({ kind, value, from, to }) =>
      from < caret &&
      caret <= to &&
      (kind === "name" || kind === "text" || (kind === "symbol" && WORDS.has(value))),
  );
  if (token !== undefined) return token;
  const unfinished = tokens === undefined ? (UNFINISHED.exec(before)?.[0] ?? "") : "";
  return { from: caret - unfinished.length, to: caret };
}

function readTokens(text: string): readonly Token[] | undefined {
  try {
    return tokensOf(text);
  } catch {
    return undefined; // as a quote that is not closed yet
  }
}

/** What the parser misses at the end of a text. */
function wantedBehind(before: string, language: Language): Wanted | undefined {
  const call = /([\p{L}_][\p{L}\p{N}_]*)\(\s*$/u.exec(before)?.[1] ?? "";
  if (language.functions.get(call)?.parameters[0] === "tag") return call === "has" ? "text" : "tag";
  const read = parseExpression(before, language, "any");
  if (read.kind === "valid") return "operator";
  const { problem } = read;
  if (problem.code !== "expression.syntax") return "operator";
  return problem.from >= before.length ? problem.wanted : undefined;
}

function candidatesFor(
  wanted: Wanted | undefined,
  before: string,
  language: Language,
  known: KnownNames,
): Candidate[] {
  const compared = COMPARED_NAME.exec(before);
  const values = known.valuesOf?.(compared?.[1] ?? compared?.[2] ?? "") ?? [];
  const valueCandidates = values.map((value) => candidate(quoted(value, '"'), "value"));
  if (wanted === "text") return valueCandidates;
  if (wanted === "tag") return known.tags.map((tag) => candidate(nameText(tag), "tag"));
  if (wanted === "operator") {
    return operatorsBehind(before, language).map(([text, detail]) =>
      candidate(text, "operator", detail),
    );
  }
  if (wanted !== "value") return [];
  return [
    ...valueCandidates,
    ...Array.from(language.words, ([word, { summary }]) => candidate(word, "word", summary)),
    ...known.names.map((name) => candidate(nameText(name, language), "name")),
    ...Array.from(language.functions, ([name, { summary }]) =>
      candidate(`${name}(`, "function", summary),
    ),
    ...known.tags.map((tag) => candidate(nameText(tag, language), "tag")),
    ...(before.trim() === "" && knowsTruth(language)
      ? [candidate("not", "operator", "the opposite")]
      : []),
  ];
}

function operatorsBehind(before: string, language: Language): Operators {
  if (!knowsTruth(language)) return ARITHMETIC;
  const read = parseExpression(before, language, "any");
  return read.kind === "valid" && endsInTruth(read.expression, language)
    ? [...JUNCTIONS, ...COMPARISONS, ...ARITHMETIC]
    : [...COMPARISONS, ...ARITHMETIC, ...JUNCTIONS];
}

/** Where the whole is a number, no part can be true or false: no function takes that. */
function knowsTruth({ resultType }: Language): boolean {
  return resultType !== "number";
}

/** Whether what comes last in it is true or false by itself: a comparison, `has_nan(x)`. */
function endsInTruth(expression: Expression, language: Language): boolean {
  switch (expression.kind) {
    case "comparison":
    case "match":
    case "membership":
    case "truth":
      return true;
    case "call":
      return language.functions.get(expression.name)?.result === "truth";
    case "not":
      return endsInTruth(expression.operand, language);
    case "both":
    case "either":
      return endsInTruth(expression.right, language);
    case "number":
    case "text":
    case "name":
    case "negative":
    case "arithmetic":
      return false;
    default:
      return unreachable(expression);
  }
}

/** In backticks where it would mean something else without. */
function nameText(name: string, language?: Language): string {
  return isBareName(name) && language?.words.has(name) !== true ? name : quoted(name, "`");
}

function candidate(text: string, kind: Candidate["kind"], detail = ""): Candidate {
  return { text, kind, detail };
}

/** Those that begin with what was typed, then those that have it in them. */
function best(candidates: readonly Candidate[], typed: string): Candidate[] {
  const ranked = candidates.map((item) => {
    const at = item.text.replace(/^["`]/, "").toLowerCase().indexOf(typed);
    return { item, rank: Math.min(at, 1) };
  });
  return ranked
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MAX_CANDIDATES)
    .map(({ item }) => item);
}
