import { visibleName } from "@runlens/base";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import "./tooltip.css";

interface TooltipProps {
  readonly content: ReactNode;
  /** One element that takes focus and passes on its props; the tooltip is no replacement for its label. */
  readonly children: ReactElement;
  readonly side?: "top" | "bottom" | "left" | "right";
}

export function Tooltip({ content, children, side = "bottom" }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="rl-tooltip-positioner" side={side} sideOffset={6}>
          <Base.Popup className="rl-tooltip">
            {typeof content === "string" ? visibleName(content) : content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
