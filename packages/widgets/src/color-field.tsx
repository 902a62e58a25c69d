import { useEffect, useEffectEvent, useRef } from "react";
import "./color-field.css";

interface ColorFieldProps {
  /** Accessible name. */
  readonly label: string;
  /** `#rrggbb` */
  readonly value: string;
  /** Told when a colour was chosen, not while it is looked for. */
  readonly onCommit: (value: string) => void;
  readonly disabled?: boolean;
}

export function ColorField({ label, value, onCommit, disabled }: ColorFieldProps) {
  const ref = useRef<HTMLInputElement>(null);
  const commit = useEffectEvent((next: string): void => {
    if (next !== value) onCommit(next);
  });
  useEffect(() => {
    if (ref.current !== null) ref.current.value = value;
  }, [value]);
  useEffect(() => {
    const input = ref.current;
    if (input === null) return undefined;
    // React calls `input` events "change".
    const onChange = (): void => commit(input.value);
    input.addEventListener("change", onChange);
    return () => input.removeEventListener("change", onChange);
  }, []);
  return (
    <input
      ref={ref}
      type="color"
      className="rl-color-field"
      aria-label={label}
      defaultValue={value}
      disabled={disabled}
    />
  );
}
