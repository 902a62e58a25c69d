/** Any texts as one text of a `ViewState`, with commas between. Undefined for none. */
export function listText(texts: readonly string[]): string | undefined {
  return texts.length === 0
    ? undefined
    : texts.map((text) => text.replaceAll("\\", "\\\\").replaceAll(",", "\\,")).join(",");
}

/** The texts that `listText` joined. */
export function listOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === "") return [];
  const texts = [""];
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (sign === ",") texts.push("");
    else texts[texts.length - 1] += sign === "\\" ? text.charAt(++i) : sign;
  }
  return texts;
}
