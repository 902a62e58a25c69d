import { Popover as Base } from "@base-ui/react/popover";
import { useRef, type ReactElement, type ReactNode } from "react";
import { ArrivalContext } from "./fetched-later.tsx";
import "./popover.css";

interface PopoverProps {
  readonly title: string;
  /** A button that opens it. Absent: it opens beside `anchor` as long as there is one. */
  readonly trigger?: ReactElement;
  readonly anchor?: Element | null | { readonly current: Element | null };
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/**
 * Controls that open beside what they belong to. Their first one takes the focus, which is given
 * back; closes on Escape.
 */
export function Popover(props: PopoverProps) {
  const { title, trigger, anchor, isOpen, onOpenChange, children } = props;
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      {...(isOpen !== undefined && { open: isOpen })}
      {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          className="rl-popover-positioner"
          align="start"
          side="bottom"
          sideOffset={4}
          {...(anchor !== undefined && { anchor })}
        >
          <Base.Popup ref={popup} className="rl-popover">
            <Base.Title className="rl-popover-title">{title}</Base.Title>
            <ArrivalContext value={() => focusFirst(popup.current)}>{children}</ArrivalContext>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Nothing was there to take the focus when the popup opened; where something has it, it stays. */
function focusFirst(popup: HTMLElement | null): void {
  const { activeElement } = document;
  if (popup === null || (activeElement !== popup && popup.contains(activeElement))) return;
  popup.querySelector<HTMLElement>(FOCUSABLE)?.focus();
}

const FOCUSABLE = ["a[href]", "button", "input", "select", "textarea", "[tabindex='0']"]
  .map((control) => `${control}:not(:disabled)`)
  .join();
