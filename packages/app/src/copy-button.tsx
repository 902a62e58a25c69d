import { Button, useCopy } from "@runlens/widgets";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

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

export function CopyButton(props: CopyButtonProps) {
  const { label, hint = label, copiedLabel, icon, variant = "plain", textToCopy } = props;
  const { copied, copy } = useCopy();
  return (
    <Button
      variant={variant}
      label={copied ? copiedLabel : label}
      hint={copied ? copiedLabel : hint}
      icon={copied ? <Check /> : icon}
      onClick={() => void copy(textToCopy())}
    />
  );
}
