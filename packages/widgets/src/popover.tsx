import { useState, type ReactNode } from "react";
import { fetchedLater } from "./fetched-later.tsx";
import type { PopoverAnchor } from "./popover-popup.tsx";

/** What a popover gives the button that opens and closes it. */
export interface PopoverTrigger {
  readonly ref: (button: HTMLButtonElement | null) => void;
  readonly "aria-haspopup": "dialog";
  readonly "aria-expanded": boolean;
  readonly onClick: () => void;
}

interface PopoverProps {
  readonly title: string;
  /** A button that opens it. Absent: it opens beside `anchor`, as `isOpen` says. */
  readonly renderTrigger?: (props: PopoverTrigger) => ReactNode;
  readonly anchor?: PopoverAnchor;
  /** Default: as its button was pressed. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

const PopoverPopup = fetchedLater(async () => (await import("./popover-popup.tsx")).PopoverPopup, {
  isWanted: ({ isOpen }) => isOpen,
  isEarly: true,
});

/**
 * Controls that open beside what they belong to. Their first one takes the focus, which is given
 * back; closes on Escape.
 */
export function Popover({
  title,
  renderTrigger,
  anchor,
  isOpen,
  onOpenChange,
  children,
}: PopoverProps) {
  const [isPressed, setPressed] = useState(false);
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const isShown = isOpen ?? isPressed;
  const show = (next: boolean): void => {
    setPressed(next);
    onOpenChange?.(next);
  };
  return (
    <>
      {renderTrigger?.({
        ref: setButton,
        "aria-haspopup": "dialog",
        "aria-expanded": isShown,
        onClick: () => show(!isShown),
      })}
      <PopoverPopup
        title={title}
        isOpen={isShown}
        onClose={() => show(false)}
        anchor={anchor ?? button}
        trigger={button}
      >
        {children}
      </PopoverPopup>
    </>
  );
}
