/** In UTF-8; file systems end at 255 bytes, and something is put behind it. */
const MAX_BYTES = 120;
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A title as the name of a file, without an ending, for every file system: what cannot
 * stand in names becomes "-". Never empty, hidden, or a path.
 */
export function fileBase(title: string): string {
  const safe = shortened(title.replaceAll(FORBIDDEN, "-"))
    .replace(/^[.\s]+/, "")
    .replace(/[.\s]+$/, "")
    .replace(DEVICE, "_$&");
  return safe === "" ? "export" : safe;
}

/** The same for scripts, whose programs want plain letters: other signs become "-". */
export function plainFileBase(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9_]+/g, "-")
    .slice(0, MAX_BYTES)
    .replaceAll(/^-+|-+$/g, "")
    .replace(DEVICE, "_$&");
  return plain === "" ? "export" : plain;
}

/** What is taken already gets a number: two titles may become one name. */
export function uniqueBase(base: string, taken: Set<string>): string {
  let unique = base;
  // Many file systems do not tell letters by their case.
  for (let i = 2; taken.has(unique.toLowerCase()); i++) unique = `${base}-${i}`;
  taken.add(unique.toLowerCase());
  return unique;
}

function shortened(name: string): string {
  let bytes = 0;
  let short = "";
  for (const sign of name) {
    bytes += new TextEncoder().encode(sign).length;
    if (bytes > MAX_BYTES) return short;
    short += sign;
  }
  return short;
}
