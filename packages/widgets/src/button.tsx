import type { ReactNode, Ref } from "react";
import { Tooltip } from "./tooltip.tsx";
import "./button.css";

interface ButtonProps {
  /** Names the action. Shown as text, or for `icon` as tooltip and accessible name. */
  readonly label: string;
  /** Tooltip of an icon button when it should say more than the label. */
  readonly hint?: ReactNode;
  readonly variant?: "plain" | "icon" | "primary";
  readonly icon?: ReactNode;
  /** Makes it a toggle button. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  label,
  hint,
  variant = "plain",
  icon,
  pressed,
  disabled,
  onClick,
  ref,
}: ButtonProps) {
  const iconOnly = variant === "icon";
  const button = (
    <button
      ref={ref}
      type="button"
      className={`rl-button rl-button-${variant}`}
      aria-label={iconOnly ? label : undefined}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
      {!iconOnly && <span>{label}</span>}
    </button>
  );
  return iconOnly ? <Tooltip content={hint ?? label}>{button}</Tooltip> : button;
}
