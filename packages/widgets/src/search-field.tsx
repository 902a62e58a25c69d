import { Search, X } from "lucide-react";
import { useId, type KeyboardEvent, type Ref } from "react";
import "./search-field.css";

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  /** Accessible name. */
  readonly label: string;
  /** Why `value` cannot be used; shown below the field. */
  readonly error?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A text field for a query. Escape clears it. */
export function SearchField({
  value,
  onChange,
  placeholder,
  label,
  error,
  onKeyDown,
  ref,
}: SearchFieldProps) {
  const errorId = useId();
  return (
    <div className="rl-search" data-invalid={error !== undefined || undefined}>
      <Search className="rl-search-icon" aria-hidden />
      <input
        ref={ref}
        type="text"
        role="searchbox"
        className="rl-search-input"
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : errorId}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value !== "") {
            event.stopPropagation();
            onChange("");
          }
          onKeyDown?.(event);
        }}
      />
      {value !== "" && (
        <button
          type="button"
          className="rl-search-clear"
          aria-label={`Clear: ${label}`}
          onClick={() => onChange("")}
        >
          <X aria-hidden />
        </button>
      )}
      {error !== undefined && (
        <p id={errorId} className="rl-search-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
