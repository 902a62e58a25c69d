import type { LineData } from "../line-data.ts";

/** A line of `rows`: step, wall time, value. */
export function lineOf(
  name: string,
  rows: readonly (readonly [step: number, wallTimeSecs: number, value: number])[],
  more: Partial<LineData> = {},
): LineData {
  return {
    run: name,
    tag: "loss",
    name,
    look: { color: "#1f5fc4" },
    steps: Float64Array.from(rows, ([step]) => step),
    wallTimesSecs: Float64Array.from(rows, ([, wallTimeSecs]) => wallTimeSecs),
    values: Float64Array.from(rows, ([, , value]) => value),
    extras: {},
    ...more,
  };
}

/** Names that formats must not take for anything else. */
export const HOSTILE_NAMES = [
  '=HYPERLINK("http://x")',
  "a,b",
  'say "no"',
  "two\r\nlines",
  "-1+1",
  "@sum",
  " blank ",
  "",
  "100 % of $x_1^2$ & \\input{secret} #1 ~",
  "_hidden",
  "\\",
  "'''\"\"\"",
  "损失 é ∞",
  "\u0000\u001b[31m\u2028",
  "\ud800 alone",
  "}\\end{document}",
] as const;

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

/** Rows of cells, by the rules of RFC 4180. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
