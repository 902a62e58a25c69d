const NAMED: Readonly<Record<string, string>> = {
  "\n": "\\n\n",
  "\t": "\\t",
  "\r": "\\r",
  "\\": "\\\\",
};

/**
 * A text with what one does not see written out: control characters, marks that turn the
 * direction of writing, blanks of no or unusual width. Line ends stay, after "\n".
 */
export function rawText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\]|(?! )\p{Zs}/gu, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMED[character] ?? `\\u{${code.toString(16).padStart(4, "0")}}`;
}
