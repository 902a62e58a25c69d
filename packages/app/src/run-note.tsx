import { ANNOTATION_LIMITS } from "@runlens/model";
import { fetchedLater, Select, TextField } from "@runlens/widgets";
import { useState } from "react";
import { AnnotationField } from "./annotation-fields.tsx";

interface RunNoteProps {
  readonly note: string;
  readonly disabled: boolean;
  readonly onCommit: (note: string) => void;
}

const ROWS = 6;
const FORMS = { write: "Write", read: "Preview" } as const;
type Form = keyof typeof FORMS;

/** Comes with what typesets formulas, so it is fetched when there is a note to read. */
const RenderedNote = fetchedLater(async () => (await import("./rendered-note.tsx")).RenderedNote);

/** A note in Markdown: a note that is there, or comes, is read first, and a new one is written. */
export function RunNote({ note, disabled, onCommit }: RunNoteProps) {
  const [chosen, setForm] = useState<Form>("read");
  const form = note === "" ? "write" : disabled ? "read" : chosen;
  return (
    <AnnotationField label="Note">
      <div className="run-note-field">
        {note !== "" && !disabled && (
          <Select
            label="Form of the note"
            labelHidden
            value={form}
            options={FORMS}
            onChange={setForm}
          />
        )}
        {form === "read" ? (
          <RenderedNote note={note} />
        ) : (
          <TextField
            label="Note"
            value={note}
            rows={ROWS}
            placeholder="Markdown, with formulas between $ signs"
            maxLength={ANNOTATION_LIMITS.noteChars}
            disabled={disabled}
            onType={() => setForm("write")}
            onCommit={onCommit}
          />
        )}
      </div>
    </AnnotationField>
  );
}
