import { useId } from "react";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Default: 1. With more, lines may be broken. */
  readonly rows?: number;
  /** Id of a `datalist`. */
  readonly list?: string;
}

export function TextField({ label, value, onChange, rows = 1, list }: TextFieldProps) {
  const id = useId();
  const shared = { id, className: "cs-input", value, spellCheck: false } as const;
  return (
    <div className="cs-field">
      <label className="rl-field-label" htmlFor={id}>
        {label}
      </label>
      {rows === 1 ? (
        <input {...shared} list={list} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}
