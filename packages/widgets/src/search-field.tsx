import { Search, X } from "lucide-react";
import { useId, type KeyboardEvent, type ReactNode, type Ref } from "react";
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
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  /** Told where the caret is, in UTF-16 code units, whenever it moved. */
  readonly onCaret?: (caret: number) => void;
  /** The list box that completes the text, while it is open, and its active option. */
  readonly list?: { readonly id: string; readonly activeId: string | undefined } | undefined;
  /** What lies below the field, such as that list box. */
  readonly children?: ReactNode;
}

/** A text field for a query. Escape clears it, unless `onKeyDown` had another use for it. */
export function SearchField({
  value,
  onChange,
  placeholder,
  label,
  error,
  onKeyDown,
  ref,
  onFocus,
  onBlur,
  onCaret,
  list,
  children,
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
        aria-autocomplete={onCaret && "list"}
        aria-controls={list?.id}
        aria-activedescendant={list?.activeId}
        onChange={(event) => {
          onChange(event.target.value);
          onCaret?.(event.target.selectionStart ?? 0);
        }}
        onSelect={(event) => onCaret?.(event.currentTarget.selectionStart ?? 0)}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key === "Escape" && value !== "" && !event.defaultPrevented) {
            event.stopPropagation();
            onChange("");
          }
        }}
      />
      {children}
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
