import { useEffect, useState } from "react";

const COPIED_MS = 1500;

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
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Browsers bar the clipboard from pages that come over plain HTTP from another machine.
      window.prompt("Copy this:", text);
    }
  };
  return { copied, copy };
}
