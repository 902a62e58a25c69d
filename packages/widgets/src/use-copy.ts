import { useEffect, useState } from "react";

const COPIED_MS = 1500;

/** Whether `text` is on the clipboard now. Where that is barred, it is shown to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers bar the clipboard from pages that come over plain HTTP from another machine.
    window.prompt("Copy this:", text);
    return false;
  }
}

/** Copies text, and knows for a moment that it did. */
export function useCopy(): {
  readonly copied: boolean;
  readonly copy: (text: string) => Promise<void>;
} {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (text: string): Promise<void> => {
    if (await copyText(text)) setCopied(true);
  };
  return { copied, copy };
}
