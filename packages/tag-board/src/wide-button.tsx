import { Button } from "@runlens/widgets";
import { FoldHorizontal, UnfoldHorizontal } from "lucide-react";

interface WideButtonProps {
  /** Names the card. */
  readonly of: string;
  readonly isWide: boolean;
  readonly onToggle: () => void;
}

/** Makes a card as wide as the page, and back. */
export function WideButton({ of, isWide, onToggle }: WideButtonProps) {
  return (
    <Button
      variant="icon"
      label={`Full width: ${of}`}
      hint="Full width"
      icon={isWide ? <FoldHorizontal aria-hidden /> : <UnfoldHorizontal aria-hidden />}
      pressed={isWide}
      onClick={onToggle}
    />
  );
}
