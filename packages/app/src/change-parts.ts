import { ANNOTATION_LIMITS, type AnnotationChange } from "@runlens/model";

/** A body of a request may have 1 MiB, and a character up to 3 bytes. */
const MAX_PART_CHARS = 300_000;

/** Changes in parts that the server takes in one request each. */
export function changeParts(
  changes: readonly AnnotationChange[],
): readonly (readonly AnnotationChange[])[] {
  const parts: AnnotationChange[][] = [];
  let charsLeft = 0;
  for (const change of changes) {
    const chars = JSON.stringify(change).length;
    const last = parts.at(-1);
    charsLeft -= chars;
    if (last !== undefined && charsLeft >= 0 && last.length < ANNOTATION_LIMITS.changesPerRequest) {
      last.push(change);
    } else {
      parts.push([change]);
      charsLeft = MAX_PART_CHARS - chars;
    }
  }
  return parts;
}
