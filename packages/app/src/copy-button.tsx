import { Button } from "@runlens/widgets";
import { Check } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";

interface CopyButtonProps {
  readonly label: string;
  /** Tooltip of an icon that should say less than the label. */
  readonly hint?: string;
  /** Names it for a moment after it copied. */
  readonly copiedLabel: string;
  readonly icon: ReactNode;
  readonly variant?: "plain" | "icon";
  readonly textToCopy: () => string;
}

const COPIED_MS = 1500;

export function CopyButton(props: CopyButtonProps) {
  const { label, hint = label, copiedLabel, icon, variant = "plain", textToCopy } = props;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    const text = textToCopy();
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
      variant={variant}
      label={copied ? copiedLabel : label}
      hint={copied ? copiedLabel : hint}
      icon={copied ? <Check /> : icon}
      onClick={() => void copy()}
    />
  );
}
