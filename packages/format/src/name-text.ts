const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
const STRICT_UTF8 = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** What bytes that are no UTF-8 read as. */
const REPLACEMENT = "\uFFFD";

/**
 * A name, such as a tag, as text. Of a name that is no UTF-8 every byte that is no ASCII is
 * spelled as `\xff`, so that two of them do not become one.
 */
export function nameText(bytes: Uint8Array): string {
  const text = UTF8.decode(bytes);
  return text.includes(REPLACEMENT) && !isUtf8(bytes) ? escaped(bytes) : text;
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    STRICT_UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function escaped(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`,
  ).join("");
}
