/** A text of Markdown as a server renders it. */
export interface RenderedMarkdown {
  /** Safe HTML, with a mark such as "\ue0000\ue001" in place of each formula. */
  readonly text: string;
  /** A mark has the place of its formula here. */
  readonly formulas: readonly Formula[];
}

/** A formula in a text, between `$` signs. */
export interface Formula {
  /** In the language of TeX. */
  readonly tex: string;
  /** On lines of its own, for `$$…$$`. */
  readonly display: boolean;
  /** As it was written, with its signs. */
  readonly source: string;
}
