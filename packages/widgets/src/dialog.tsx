import { Dialog as Base } from "@base-ui/react/dialog";
import { visibleName } from "@runlens/base";
import { X } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { Button } from "./button.tsx";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** It is there to be filled in: its first field takes the focus. Default: the sheet itself, to be read. */
  readonly isForm?: boolean;
  readonly children: ReactNode;
}

/** A sheet over the page. Takes the focus, gives it back, closes on Escape or a click outside. */
export function Dialog({ title, open, onClose, isForm = false, children }: DialogProps) {
  const popupRef = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="rl-dialog-scrim" />
        <Base.Popup
          ref={popupRef}
          className="rl-dialog"
          initialFocus={() =>
            (isForm && popupRef.current?.querySelector("input")) || popupRef.current
          }
        >
          <div className="rl-dialog-header">
            <Base.Title className="rl-dialog-title">{visibleName(title)}</Base.Title>
            <Button variant="icon" label="Close" icon={<X />} onClick={onClose} />
          </div>
          <div className="rl-dialog-body">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
