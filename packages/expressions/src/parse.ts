import { compilePattern } from "@runlens/base";
import { checkTypes } from "./check.ts";
import type { Arithmetic, Comparison, Expression, Literal, TextSpan } from "./expression.ts";
import type { Language, ValueType } from "./language.ts";
import { ExpressionStop, syntaxStop, type ExpressionProblem, type Wanted } from "./problem.ts";
import { tokensOf, type Token } from "./tokens.ts";

export type ExpressionRead =
  | { readonly kind: "valid"; readonly expression: Expression }
  | { readonly kind: "invalid"; readonly problem: ExpressionProblem };

/** Brackets within brackets; more were not written by a person. */
const MAX_DEPTH = 100;

/**
 * Reads and checks an expression. Never throws.
 *
 * Loosest first: `or`, `and`, `not`, comparisons (`< <= > >= = != ~ !~ in [...]`), `+ -`,
 * `* /`, sign, `^`. Names: `[letter or _][letters, digits, _]…`, with `/`, `.` and `-`
 * inside; others in backticks. `-` and `/` between names need a space before or behind them.
 *
 * @param resultType what the whole must be; default: as the language says.
 */
export function parseExpression(
  text: string,
  language: Language,
  resultType: ValueType = language.resultType,
): ExpressionRead {
  try {
    const expression = new Parser(tokensOf(text)).whole();
    checkTypes(expression, language, resultType);
    return { kind: "valid", expression };
  } catch (error) {
    if (error instanceof ExpressionStop) return { kind: "invalid", problem: error.problem };
    throw error;
  }
}

/** The whole text of a run filter or a derived series, token by token. */
class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Expression {
    const expression = this.either();
    if (this.next.kind !== "end") throw this.unexpected("an operator", "operator");
    return expression;
  }

  private either(): Expression {
    let left = this.both();
    while (this.takeIf("or")) {
      const right = this.both();
      left = { kind: "either", left, right, ...around(left, right) };
    }
    return left;
  }

  private both(): Expression {
    let left = this.negation();
    while (this.takeIf("and")) {
      const right = this.negation();
      left = { kind: "both", left, right, ...around(left, right) };
    }
    return left;
  }

  private negation(): Expression {
    const { from } = this.next;
    if (!this.takeIf("not")) return this.comparison();
    const operand = this.deeper(() => this.negation());
    return { kind: "not", operand, from, to: operand.to };
  }

  private comparison(): Expression {
    const left = this.sum();
    const compared = this.comparedWith(left);
    if (compared === undefined) return left;
    if (this.nextIsComparison()) {
      throw syntaxStop(this.next, "Join comparisons with “and”, as in 0 < lr and lr < 1.", {
        wanted: "operator",
      });
    }
    return compared;
  }

  private comparedWith(left: Expression): Expression | undefined {
    const operator = this.takeOne(COMPARISONS);
    if (operator !== undefined) {
      const right = this.sum();
      return { kind: "comparison", operator, left, right, ...around(left, right) };
    }
    const matching = this.takeOne(MATCHINGS);
    if (matching !== undefined) return this.matchOf(left, matching === "~");
    const isWanted = !this.takeIf("not");
    if (this.takeIf("in")) return this.membershipOf(left, isWanted);
    if (!isWanted) throw this.unexpected("“in”", "operator");
    return undefined;
  }

  private nextIsComparison(): boolean {
    const { kind, value } = this.next;
    const symbols: readonly string[] = [...COMPARISONS, ...MATCHINGS, "in"];
    return kind === "symbol" && symbols.includes(value);
  }

  private matchOf(left: Expression, isWanted: boolean): Expression {
    const token = this.next;
    if (token.kind !== "text") throw this.unexpected("a pattern in quotes", "text");
    this.at += 1;
    if (compilePattern(token.value) === undefined) {
      throw syntaxStop(token, `“${token.value}” is no pattern that can be matched.`);
    }
    return { kind: "match", left, pattern: token.value, isWanted, ...around(left, token) };
  }

  private membershipOf(left: Expression, isWanted: boolean): Expression {
    this.take("[", "“[”");
    const items: Literal[] = [];
    do items.push(this.literal());
    while (this.takeIf(","));
    const to = this.take("]", "“,” or “]”");
    return { kind: "membership", left, items, isWanted, from: left.from, to };
  }

  private literal(): Literal {
    const { from } = this.next;
    const isNegative = this.takeIf("-");
    const literal = this.plainLiteral();
    if (literal === undefined || (isNegative && literal.kind !== "number")) {
      throw this.unexpected(isNegative ? "a number" : "a number or a text in quotes", "text");
    }
    if (literal.kind !== "number" || !isNegative) return literal;
    return { ...literal, value: -literal.value, from };
  }

  private sum(): Expression {
    let left = this.product();
    for (;;) {
      const operator = this.takeOne(SUMS);
      if (operator === undefined) return left;
      const right = this.product();
      left = { kind: "arithmetic", operator, left, right, ...around(left, right) };
    }
  }

  private product(): Expression {
    let left = this.signed();
    for (;;) {
      const operator = this.takeOne(PRODUCTS);
      if (operator === undefined) return left;
      const right = this.signed();
      left = { kind: "arithmetic", operator, left, right, ...around(left, right) };
    }
  }

  private signed(): Expression {
    const { from } = this.next;
    if (!this.takeIf("-")) return this.power();
    const operand = this.deeper(() => this.signed());
    return { kind: "negative", operand, from, to: operand.to };
  }

  private power(): Expression {
    const left = this.value();
    if (!this.takeIf("^")) return left;
    const right = this.deeper(() => this.signed());
    return { kind: "arithmetic", operator: "^", left, right, ...around(left, right) };
  }

  private value(): Expression {
    const { from } = this.next;
    if (this.takeIf("(")) {
      const inner = this.deeper(() => this.either());
      const to = this.take(")", "an operator or “)”");
      return { ...inner, from, to };
    }
    const literal = this.plainLiteral();
    if (literal !== undefined) return literal;
    const token = this.next;
    if (token.kind !== "name") throw this.unexpected("a value", "value");
    this.at += 1;
    const { value: name, isQuoted, to } = token;
    if (!isQuoted && this.takeIf("(")) return this.call(name, from);
    if (!isQuoted && name === "tag" && this.takeIf(":")) return this.tagged(from);
    return { kind: "name", name, isQuoted, from, to };
  }

  private call(name: string, from: number): Expression {
    const args: Expression[] = [];
    if (!this.isSymbol(")")) {
      do args.push(this.deeper(() => this.either()));
      while (this.takeIf(","));
    }
    const to = this.take(")", "“,” or “)”");
    return { kind: "call", name, args, from, to };
  }

  /** `tag:"x"` is `has("x")`. */
  private tagged(from: number): Expression {
    const token = this.next;
    if (token.kind !== "text" && token.kind !== "name") throw this.unexpected("a tag", "text");
    this.at += 1;
    const { value, to } = token;
    const tag: Literal = { kind: "text", value, from: token.from, to };
    return { kind: "call", name: "has", args: [tag], from, to };
  }

  private plainLiteral(): Literal | undefined {
    const token = this.next;
    const { from, to } = token;
    if (this.takeIf("true")) return { kind: "truth", value: true, from, to };
    if (this.takeIf("false")) return { kind: "truth", value: false, from, to };
    if (token.kind !== "number" && token.kind !== "text") return undefined;
    this.at += 1;
    return token;
  }

  /** @throws ExpressionStop rather than using up the stack. */
  private deeper<T>(parse: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw syntaxStop(this.next, "Too many brackets within brackets.");
    const result = parse();
    this.depth -= 1;
    return result;
  }

  private get next(): Token {
    return this.tokens[this.at] ?? END;
  }

  private isSymbol(symbol: string): boolean {
    return this.next.kind === "symbol" && this.next.value === symbol;
  }

  private takeIf(symbol: string): boolean {
    const isNext = this.isSymbol(symbol);
    if (isNext) this.at += 1;
    return isNext;
  }

  private takeOne<T extends string>(symbols: readonly T[]): T | undefined {
    return symbols.find((symbol) => this.takeIf(symbol));
  }

  /** Returns the place behind it. */
  private take(symbol: string, expected: string): number {
    const { to } = this.next;
    if (!this.takeIf(symbol)) throw this.unexpected(expected, "operator");
    return to;
  }

  private unexpected(expected: string, wanted: Wanted): ExpressionStop {
    const { kind, value } = this.next;
    const found = kind === "end" ? "the end" : `“${value}”`;
    const hint = this.hintOfBlank();
    const more = hint === undefined ? { wanted } : { wanted, hint };
    return syntaxStop(this.next, `Expected ${expected}, found ${found}.`, more);
  }

  /** Where a name follows another one, the two may be meant for one. */
  private hintOfBlank(): string | undefined {
    const before = this.tokens[this.at - 1];
    if (!isBare(before) || !isBare(this.next)) return undefined;
    const end = this.tokens.findIndex((token, i) => i > this.at && !isBare(token));
    const words = [before, ...this.tokens.slice(this.at, end)].map(({ value }) => value);
    return `A name with blanks stands in backticks: \`${words.join(" ")}\`.`;
  }
}

const END: Token = { kind: "end", value: "", from: 0, to: 0 };

const COMPARISONS: readonly Comparison[] = ["<=", ">=", "!=", "<", ">", "="];
const MATCHINGS = ["~", "!~"] as const;
const SUMS: readonly Arithmetic[] = ["+", "-"];
const PRODUCTS: readonly Arithmetic[] = ["*", "/"];

function isBare(token: Token | undefined): token is Token {
  return token?.kind === "name" && !token.isQuoted;
}

function around({ from }: TextSpan, { to }: TextSpan): TextSpan {
  return { from, to };
}
