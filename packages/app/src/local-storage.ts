/** Undefined for what was never kept, and where storage is barred. */
export function readKept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps a text in this browser.
 *
 * @returns false where storage is barred or full, and it is gone with the page.
 */
export function keep(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}

/** Keys of what is kept that begin so; none where storage is barred. */
export function keptKeys(prefix: string): readonly string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? "").filter(
      (key) => key.startsWith(prefix),
    );
  } catch {
    return [];
  }
}
