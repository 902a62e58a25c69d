export type RunFilter =
  | { readonly kind: "valid"; matches(name: string): boolean }
  | { readonly kind: "invalid"; readonly reason: string };

/** A case-insensitive, unanchored regular expression over run names; "" matches all. */
export function parseRunFilter(text: string): RunFilter {
  try {
    const regex = new RegExp(text, "i");
    return { kind: "valid", matches: (name) => regex.test(name) };
  } catch (error) {
    return { kind: "invalid", reason: reasonOf(error) };
  }
}

/** The engine's reason without the expression that it repeats: "Unterminated group". */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(message.lastIndexOf(": ") + 1).trim();
}
