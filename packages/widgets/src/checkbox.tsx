import { useEffect, useRef } from "react";
import "./checkbox.css";

type Checked = boolean | "mixed";

interface CheckboxProps {
  /** Accessible name. */
  readonly label: string;
  readonly checked: Checked;
  readonly onChange: (checked: boolean) => void;
}

/** A check box with a third, mixed state; a click on mixed checks it. */
export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current !== null) ref.current.indeterminate = checked === "mixed";
  }, [checked]);
  return (
    <input
      ref={ref}
      type="checkbox"
      className="rl-check"
      aria-label={label}
      checked={checked === true}
      onChange={() => onChange(checked !== true)}
    />
  );
}

/** Looks like a check box, for rows that are selectable as a whole. */
export function CheckMark({ checked }: { readonly checked: Checked }) {
  return (
    <span className="rl-check" data-checked={checked === false ? undefined : checked} aria-hidden />
  );
}
