import { Popover as Base } from "@base-ui/react/popover";
import { useRef, type ReactNode } from "react";
import { ArrivalContext } from "./fetched-later.tsx";
import "./popover.css";

export type PopoverAnchor = Element | null | { readonly current: Element | null };

interface PopoverPopupProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What it opens beside. */
  readonly anchor: PopoverAnchor;
  /** Opens and closes it by itself: a press of it is no press beside the popup. */
  readonly trigger: Element | null;
  readonly children: ReactNode;
}

/** What `Popover` opens, once it was opened. */
export function PopoverPopup(props: PopoverPopupProps) {
  const { title, isOpen, onClose, anchor, trigger, children } = props;
  const popup = useRef<HTMLDivElement>(null);
  const onOpenChange = (_: boolean, details: Base.Root.ChangeEventDetails): void => {
    if (isMoveTo(trigger, details)) details.cancel();
    else onClose();
  };
  return (
    <Base.Root open={isOpen} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Positioner
          className="rl-popover-positioner"
          align="start"
          side="bottom"
          sideOffset={4}
          anchor={anchor}
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

/** Whether the pointer or the focus went there, which closes what it is not a part of. */
function isMoveTo(element: Element | null, { reason, event }: Base.Root.ChangeEventDetails) {
  if (reason !== "outside-press" && reason !== "focus-out") return false;
  const target = event instanceof FocusEvent ? event.relatedTarget : event.target;
  return target instanceof Node && element?.contains(target) === true;
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
