/** One part of a parsed pattern. Characters are Unicode code points. */
export type PatternNode =
  | { readonly kind: "character"; readonly accepts: CharacterTest }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | {
      readonly kind: "repeat";
      readonly part: PatternNode;
      readonly min: number;
      /** Infinity for no bound. */
      readonly max: number;
      /** As few times as will do. Makes no difference but for what groups capture. */
      readonly isLazy: boolean;
    }
  | {
      readonly kind: "group";
      readonly part: PatternNode;
      /** From 1 on, in the order of the opening brackets. */
      readonly number: number;
    }
  | { readonly kind: "position"; readonly holds: PositionTest }
  | { readonly kind: "lookahead"; readonly part: PatternNode; readonly wanted: boolean };

export type CharacterTest = (character: number) => boolean;

/** Whether something is true between two characters: before `text[at]`. */
export type PositionTest = (text: readonly number[], at: number) => boolean;
