import { useId, useRef, useState, type KeyboardEvent } from "react";
import "./text-field.css";

interface TextFieldProps {
  /** Accessible name. */
  readonly label: string;
  readonly value: string;
  /** Told when the text is finished: on Enter (with Ctrl or ⌘ in several lines), and when the field is left. */
  readonly onCommit: (value: string) => void;
  /** Told of every change on the way. */
  readonly onType?: (value: string) => void;
  /** Whether it takes the focus when it appears, with all of its text marked. */
  readonly takesFocus?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Lines of a text of several lines. Absent: one line. */
  readonly rows?: number;
  readonly disabled?: boolean;
  /** Why a finished text cannot be used. It stays in the field then, with these words below it. */
  readonly problemOf?: (text: string) => string | undefined;
}

/**
 * A text that is typed in peace: it counts when it is finished. Escape takes one line back;
 * several, which nobody writes again, it finishes.
 */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onCommit,
    onType,
    takesFocus = false,
    rows,
    problemOf,
    ...attributes
  } = props;
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const problemId = useId();
  // What handlers read: Enter may move the focus, and the field is left before it is drawn again.
  const typed = useRef<string>(undefined);
  const type = (text: string | undefined): void => {
    typed.current = text;
    setDraft(text);
    setProblem(undefined);
  };
  const commit = (): void => {
    const text = typed.current;
    const found = text === undefined ? undefined : problemOf?.(text);
    if (found !== undefined) return setProblem(found);
    type(undefined);
    if (text !== undefined && text !== value) onCommit(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (rows === undefined || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      commit();
    } else if (event.key === "Escape" && draft !== undefined) {
      event.stopPropagation();
      if (rows === undefined) type(undefined);
      else commit();
    }
  };
  const field = {
    ...attributes,
    className: "rl-text-field",
    "aria-label": label,
    value: draft ?? value,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      type(event.target.value);
      onType?.(event.target.value);
    },
    onBlur: commit,
    onKeyDown,
    ref: takesFocus ? focusAndMark : undefined,
    "aria-invalid": problem !== undefined || undefined,
    "aria-describedby": problem === undefined ? undefined : problemId,
  };
  const control =
    rows === undefined ? (
      <input type="text" autoComplete="off" spellCheck={false} {...field} />
    ) : (
      <textarea rows={rows} {...field} />
    );
  if (problemOf === undefined) return control;
  return (
    <div>
      {control}
      {problem !== undefined && (
        <p id={problemId} className="rl-text-field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function focusAndMark(field: HTMLInputElement | HTMLTextAreaElement | null): void {
  field?.focus();
  field?.select();
}
