import { Button, useCopy } from "@runlens/widgets";
import { Check, Copy } from "lucide-react";

/** Copies a text, and says for a moment that it did. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const { copied, copy } = useCopy();
  return (
    <Button
      variant="icon"
      label={label}
      hint={copied ? "Copied" : "Copy as logged"}
      icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />}
      onClick={() => void copy(text)}
    />
  );
}
