import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
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

/** Controls that open beside what they belong to. Takes the focus, gives it back, closes on Escape. */
export function Popover(props: PopoverProps) {
  const { title, trigger, anchor, isOpen, onOpenChange, children } = props;
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
          <Base.Popup className="rl-popover">
            <Base.Title className="rl-popover-title">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
