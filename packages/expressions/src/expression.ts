/** Where something stands in the text: UTF-16 positions, `to` behind its end. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

export type Comparison = "<" | "<=" | ">" | ">=" | "=" | "!=";
export type Arithmetic = "+" | "-" | "*" | "/" | "^";

/** What can be written down without a name. */
export type Literal =
  | (TextSpan & { readonly kind: "number"; readonly value: number; readonly unit?: DurationUnit })
  | (TextSpan & { readonly kind: "text"; readonly value: string })
  | (TextSpan & { readonly kind: "truth"; readonly value: boolean });

export type Name = TextSpan & {
  readonly kind: "name";
  readonly name: string;
  /** Written in backticks: it never means a word of the language. */
  readonly isQuoted: boolean;
};

/** A parsed expression. */
export type Expression =
  | Literal
  | Name
  | (TextSpan & {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Expression[];
    })
  | (TextSpan & { readonly kind: "negative"; readonly operand: Expression })
  | (TextSpan & {
      readonly kind: "arithmetic";
      readonly operator: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (TextSpan & {
      readonly kind: "comparison";
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    })
  /** `left ~ "pattern"`, or `!~` when it is not wanted. */
  | (TextSpan & {
      readonly kind: "match";
      readonly left: Expression;
      readonly pattern: string;
      readonly isWanted: boolean;
    })
  | (TextSpan & {
      readonly kind: "membership";
      readonly left: Expression;
      readonly items: readonly Literal[];
      readonly isWanted: boolean;
    })
  | (TextSpan & { readonly kind: "not"; readonly operand: Expression })
  | (TextSpan & {
      readonly kind: "both" | "either";
      readonly left: Expression;
      readonly right: Expression;
    });

/** Seconds in the units that may follow a number: `30s`, `2h`, `3d`. */
export const DURATION_SECS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;
export type DurationUnit = keyof typeof DURATION_SECS;
