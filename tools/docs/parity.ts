/** One row of a table that compares Runlens with TensorBoard. */
export interface ParityRow {
  /** What it is about, as the list of TensorBoard's features numbers them: "TS-8", "TS-9". */
  readonly ids: readonly string[];
  /** What Runlens does: begins with how that compares. */
  readonly verdict: string;
  /** Test files that show it, as the row names them. */
  readonly tests: readonly string[];
}

/** How the verdict of a row begins. */
export const VERDICTS = ["works", "replaced by", "in part", "not applicable", "not here"] as const;

const ROW = /^\| ([A-Z]{2}-\d[^|]*?) *\|[^|]*\| *([^|]*?) *\| *([^|]*?) *\|$/gm;
const TEST = /`([\w./-]+\.test\.tsx?)`/g;

/** All rows of the tables in a document: what, TensorBoard, Runlens, shown by. */
export function parityRows(markdown: string): ParityRow[] {
  return [...markdown.matchAll(ROW)].map(([, ids = "", verdict = "", shownBy = ""]) => ({
    ids: idsIn(ids),
    verdict,
    tests: [...shownBy.matchAll(TEST)].flatMap(([, test]) => test ?? []),
  }));
}

/** "SH-8, 21 to 23" is SH-8, SH-21, SH-22 and SH-23; words behind a number say which part of it. */
function idsIn(text: string): string[] {
  let prefix = "";
  return text.split(", ").flatMap((part) => {
    const [, section = prefix, first = "", last = first] =
      /^(?:([A-Z]{2})-)?(\d+)(?: to (\d+))?/.exec(part) ?? [];
    prefix = section;
    const count = Number(last) - Number(first) + 1;
    return first === ""
      ? []
      : Array.from({ length: count }, (_, i) => `${section}-${Number(first) + i}`);
  });
}

/** The ids that a list of TensorBoard's features has in some of its sections, each once. */
export function featureIds(markdown: string, sections: readonly string[]): string[] {
  const ids = [...markdown.matchAll(/^\| ([A-Z]{2})-(\d+) \|/gm)].flatMap(
    ([, section = "", number = ""]) => (sections.includes(section) ? [`${section}-${number}`] : []),
  );
  return [...new Set(ids)];
}
