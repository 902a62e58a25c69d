import { ANNOTATION_LIMITS, type Run, type RunPatch } from "@runlens/model";
import { Button, ColorField, TextField, Toggle } from "@runlens/widgets";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import "./run-annotations.css";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";

const NOTE_ROWS = 4;

interface RunAnnotationsFormProps {
  readonly run: Run;
  /** As it is drawn. */
  readonly color: string;
}

/** What people say of a run, each field for itself. */
export function RunAnnotationsForm({ run, color }: RunAnnotationsFormProps) {
  const { annotations: page } = useSession();
  const { annotations, mode } = useStore(page.shown);
  const {
    displayName = "",
    color: chosenColor,
    tags = [],
    note = "",
    archived = false,
  } = annotations.runs.get(run.name) ?? {};
  const isBaseline = annotations.baselineRun === run.name;
  const disabled = mode === "readOnly";
  const set = (patch: RunPatch, label: string): void =>
    page.change([{ kind: "setRun", run: run.name, patch }], label);

  return (
    <div className="run-annotations">
      <Field label="Name">
        <TextField
          label="Name"
          value={displayName}
          placeholder={run.name}
          maxLength={ANNOTATION_LIMITS.displayNameChars}
          disabled={disabled}
          onCommit={(text) => set({ displayName: text.trim() || null }, "Renamed run")}
        />
      </Field>
      <Field label="Colour">
        <div className="run-annotations-row">
          <ColorField
            label="Colour"
            value={color}
            disabled={disabled}
            onCommit={(next) => set({ color: next }, "Coloured run")}
          />
          {chosenColor !== undefined && !disabled && (
            <Button
              label="Reset"
              onClick={() => set({ color: null }, "Took the run's colour away")}
            />
          )}
        </div>
      </Field>
      <Field label="Tags">
        <Tags
          tags={tags}
          disabled={disabled}
          onChange={(next, label) => set({ tags: next }, label)}
        />
      </Field>
      <Field label="Note">
        <TextField
          label="Note"
          value={note}
          rows={NOTE_ROWS}
          placeholder="Markdown"
          maxLength={ANNOTATION_LIMITS.noteChars}
          disabled={disabled}
          onCommit={(text) => set({ note: text.trim() === "" ? null : text }, "Changed note")}
        />
      </Field>
      <Field label="">
        <div className="run-annotations-row">
          <Toggle
            label="Baseline"
            checked={isBaseline}
            disabled={disabled}
            onChange={(isOn) =>
              page.change(
                [{ kind: "setBaseline", run: isOn ? run.name : null }],
                isOn ? "Set baseline" : "Took baseline away",
              )
            }
          />
          <Toggle
            label="Archived"
            checked={archived}
            disabled={disabled}
            onChange={(isOn) =>
              set({ archived: isOn || null }, isOn ? "Archived run" : "Took run out of the archive")
            }
          />
        </div>
      </Field>
      {mode !== "kept" && (
        <p className="sheet-note">
          {disabled
            ? "This server shows what was added, and lets nobody change it."
            : "What you add is kept until the server ends."}
        </p>
      )}
    </div>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="run-annotations-field">
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}

interface TagsProps {
  readonly tags: readonly string[];
  readonly disabled: boolean;
  readonly onChange: (tags: readonly string[], label: string) => void;
}

function Tags({ tags, disabled, onChange }: TagsProps) {
  const add = (text: string): void => {
    const tag = text.trim();
    if (tag !== "" && !tags.includes(tag)) onChange([...tags, tag], "Tagged run");
  };
  return (
    <div className="run-annotations-row">
      {tags.map((tag) => (
        <span key={tag} className="run-tag">
          <bdi>{tag}</bdi>
          {!disabled && (
            <button
              type="button"
              aria-label={`Take away the tag ${tag}`}
              onClick={() =>
                onChange(
                  tags.filter((each) => each !== tag),
                  "Took a tag away",
                )
              }
            >
              <X aria-hidden />
            </button>
          )}
        </span>
      ))}
      {!disabled && tags.length < ANNOTATION_LIMITS.tagsPerRun && (
        <div className="run-tag-field">
          {/* Empty again after each tag. */}
          <TextField
            label="Add a tag"
            value=""
            placeholder="Add a tag"
            maxLength={ANNOTATION_LIMITS.tagChars}
            onCommit={add}
          />
        </div>
      )}
    </div>
  );
}
