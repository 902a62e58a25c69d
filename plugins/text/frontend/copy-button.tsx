import { Button } from "@runlens/widgets";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

const COPIED_MS = 1500;

/** Copies a text, and says for a moment that it did. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Browsers bar the clipboard from pages that come over plain HTTP from another machine.
      window.prompt("Copy this:", text);
    }
  };
  return (
    <Button
      variant="icon"
      label={label}
      hint={copied ? "Copied" : "Copy as logged"}
      icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      onClick={() => void copy()}
    />
  );
}
