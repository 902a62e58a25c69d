export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Cells of the table below: 16 MB, a fraction of a second. */
const MAX_CELLS = 4_000_000;

/**
 * The lines of two texts as a shortest list of what stayed, went and came; of a change
 * the removed lines come first. Where texts differ in too many lines to compare them all
 * with one another (their numbers multiplied above 4 million, common beginnings and ends
 * left out), everything between is removed and added.
 *
 * By the lengths of longest common subsequences, from the ends of both texts backwards.
 */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [
    ...marked("same", a.slice(0, start)),
    ...diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...marked("same", a.slice(a.length - end)),
  ];
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(/\r?\n/);
}

function marked(kind: DiffLine["kind"], lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ kind, text }));
}

function diffMiddle(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  const width = b.length + 1;
  if ((a.length + 1) * width > MAX_CELLS) return [...marked("removed", a), ...marked("added", b)];
  const common = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [removed, added] = [a[i], b[j]];
    if (removed !== undefined && removed === added) {
      lines.push({ kind: "same", text: removed });
      i++;
      j++;
    } else if (
      removed !== undefined &&
      (added === undefined ||
        (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      lines.push({ kind: "removed", text: removed });
      i++;
    } else if (added !== undefined) {
      lines.push({ kind: "added", text: added });
      j++;
    }
  }
  return lines;
}

/** At [i, j], row by row: how many lines `a` from `i` and `b` from `j` have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] =
        a[i] === b[j]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}

/** Lines in a row that are shown, or how many unchanged ones are left out. */
export type DiffPart =
  | { readonly kind: "lines"; readonly lines: readonly DiffLine[] }
  | { readonly kind: "folded"; readonly count: number };

/** Leaves out unchanged lines further than `context` lines from a change, two or more at a time. */
export function foldSame(lines: readonly DiffLine[], context: number): readonly DiffPart[] {
  const isShown = new Uint8Array(lines.length);
  for (const [at, { kind }] of lines.entries()) {
    if (kind !== "same") isShown.fill(1, Math.max(0, at - context), at + context + 1);
  }
  const parts: DiffPart[] = [];
  for (let start = 0, end = 0; start < lines.length; start = end) {
    while (end < lines.length && isShown[end] === isShown[start]) end++;
    const isFolded = isShown[start] === 0 && end - start > 1;
    parts.push(
      isFolded
        ? { kind: "folded", count: end - start }
        : { kind: "lines", lines: lines.slice(start, end) },
    );
  }
  return parts;
}
