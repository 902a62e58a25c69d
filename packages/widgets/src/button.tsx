import type { ComponentPropsWithRef, ReactNode } from "react";
import { Tooltip } from "./tooltip.tsx";
import "./button.css";

/** Also what a popover gives the button that opens it. */
type ButtonAttributes = Omit<
  ComponentPropsWithRef<"button">,
  "type" | "className" | "children" | "aria-label" | "aria-pressed"
>;

interface ButtonProps extends ButtonAttributes {
  /** Names the action. Shown as text, or for `icon` as tooltip and accessible name. */
  readonly label: string;
  /** Tooltip of an icon button when it should say more than the label. */
  readonly hint?: ReactNode;
  readonly variant?: "plain" | "icon" | "primary";
  readonly icon?: ReactNode;
  /** Makes it a toggle button. */
  readonly pressed?: boolean;
  /** Whether it sends the form that it is in. Default: false. */
  readonly submits?: boolean;
}

export function Button({
  label,
  hint,
  variant = "plain",
  icon,
  pressed,
  submits = false,
  ...attributes
}: ButtonProps) {
  const iconOnly = variant === "icon";
  const button = (
    <button
      {...attributes}
      type={submits ? "submit" : "button"}
      className={`rl-button rl-button-${variant}`}
      aria-label={iconOnly ? label : undefined}
      aria-pressed={pressed}
    >
      {icon}
      {!iconOnly && <span>{label}</span>}
    </button>
  );
  return iconOnly ? <Tooltip content={hint ?? label}>{button}</Tooltip> : button;
}
