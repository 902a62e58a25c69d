import { ANNOTATION_LIMITS, type Run, type RunPatch } from "@runlens/model";
import { TextField, Toggle } from "@runlens/widgets";
import { AnnotationField, ColorAnnotation, TagAnnotations } from "./annotation-fields.tsx";
import { RunNote } from "./run-note.tsx";
import { tagRuns } from "./runs/run-changes.ts";
import { useSession } from "./session.ts";
import { useStore } from "./store.ts";

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
      <AnnotationField label="Name">
        <TextField
          label="Name"
          value={displayName}
          placeholder={run.name}
          maxLength={ANNOTATION_LIMITS.displayNameChars}
          disabled={disabled}
          onCommit={(text) => set({ displayName: text.trim() || null }, "Renamed run")}
        />
      </AnnotationField>
      <ColorAnnotation
        value={color}
        isChosen={chosenColor !== undefined}
        disabled={disabled}
        onChange={(next) =>
          set({ color: next }, next === null ? "Took the run's colour away" : "Coloured run")
        }
      />
      <TagAnnotations
        tags={tags}
        disabled={disabled}
        canAdd={tags.length < ANNOTATION_LIMITS.tagsPerRun}
        onAdd={(added) => {
          const changes = tagRuns([run.name], annotations.runs, added);
          if (changes.length > 0) page.change(changes, "Tagged run");
        }}
        onRemove={(tag) => set({ tags: tags.filter((each) => each !== tag) }, "Took a tag away")}
      />
      <RunNote
        note={note}
        disabled={disabled}
        onCommit={(text) => set({ note: text.trim() === "" ? null : text }, "Changed note")}
      />
      <AnnotationField label="">
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
      </AnnotationField>
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
