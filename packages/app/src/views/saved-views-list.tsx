import { compareNatural, visibleName } from "@runlens/base";
import { ANNOTATION_LIMITS } from "@runlens/model";
import { Button } from "@runlens/widgets";
import { Check, Pencil, Save, Trash2 } from "lucide-react";
import { useState, type FormEvent, type KeyboardEvent } from "react";
import { NoticeBar } from "../notice.tsx";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { openView, renameChanges, viewLink } from "./saved-views.ts";
import "./saved-views.css";

/** All saved views: to open, to write over, to rename and to delete, and a field for a new one. */
export function SavedViews({ onOpened }: { readonly onOpened: () => void }) {
  const session = useSession();
  const { annotations, url } = session;
  const { annotations: known, mode } = useStore(annotations.shown);
  const { savedViews } = known;
  const current = viewLink(useStore(url));
  const names = [...savedViews.keys()].toSorted(compareNatural);
  const save = (name: string): void => {
    const label = savedViews.has(name) ? `Overwrote view ${name}` : `Saved view ${name}`;
    annotations.change([{ kind: "setView", name, link: current }], label);
  };
  return (
    <>
      {mode === "readOnly" ? (
        <p className="views-note">This server lets nobody save views.</p>
      ) : (
        <SaveField names={names} onSave={save} />
      )}
      {names.length === 0 && mode !== "readOnly" && (
        <p className="views-note">
          A view is what the link holds: runs, filters, settings, zooms, the dashboard. Whoever
          opens this experiment finds it here{mode === "kept" ? "." : ", until the server ends."}
        </p>
      )}
      <ul className="views" aria-label="Saved views">
        {names.map((name) => {
          const link = savedViews.get(name) ?? "";
          return (
            <ViewRow
              key={name}
              name={name}
              isCurrent={link === current}
              onOpen={() => {
                openView(session, link);
                onOpened();
              }}
              onOverwrite={() => save(name)}
              onRename={(next) => {
                const changes = renameChanges(savedViews, name, next);
                if (changes.length > 0) annotations.change(changes, `Renamed view ${name}`);
              }}
              onDelete={() =>
                annotations.change([{ kind: "setView", name, link: null }], `Deleted view ${name}`)
              }
            />
          );
        })}
      </ul>
      <NoticeBar />
    </>
  );
}

interface SaveFieldProps {
  readonly names: readonly string[];
  readonly onSave: (name: string) => void;
}

function SaveField({ names, onSave }: SaveFieldProps) {
  const [draft, setDraft] = useState("");
  const name = draft.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name === "") return;
    onSave(name);
    setDraft("");
  };
  return (
    <form className="views-save" onSubmit={submit}>
      <input
        type="text"
        className="rl-text-field"
        aria-label="Name of this view"
        placeholder="Name this view"
        maxLength={ANNOTATION_LIMITS.viewNameChars}
        autoComplete="off"
        spellCheck={false}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button label={names.includes(name) ? "Overwrite" : "Save"} submits disabled={name === ""} />
    </form>
  );
}

interface ViewRowProps {
  readonly name: string;
  /** Whether the page shows just this. */
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
  readonly onOverwrite: () => void;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

function ViewRow({ name, isCurrent, onOpen, onOverwrite, onRename, onDelete }: ViewRowProps) {
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming) {
    return (
      <li className="view-row">
        <RenameField
          name={name}
          onDone={(next) => {
            setRenaming(false);
            onRename(next);
          }}
        />
      </li>
    );
  }
  return (
    <li className="view-row">
      <button
        type="button"
        className="view-open"
        aria-current={isCurrent ? "true" : undefined}
        title={name}
        onClick={onOpen}
      >
        <span className="view-mark" aria-hidden>
          {isCurrent && <Check />}
        </span>
        <span>{visibleName(name)}</span>
      </button>
      <Button
        variant="icon"
        label={`Overwrite with what is shown: ${name}`}
        icon={<Save />}
        disabled={isCurrent}
        onClick={onOverwrite}
      />
      <Button
        variant="icon"
        label={`Rename: ${name}`}
        icon={<Pencil />}
        onClick={() => setRenaming(true)}
      />
      <Button variant="icon" label={`Delete: ${name}`} icon={<Trash2 />} onClick={onDelete} />
    </li>
  );
}

interface RenameFieldProps {
  readonly name: string;
  /** Told the new name, or the one that was there. */
  readonly onDone: (name: string) => void;
}

/** Enter renames, and so does leaving the field; Escape does not. */
function RenameField({ name, onDone }: RenameFieldProps) {
  const [draft, setDraft] = useState(name);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onDone(event.key === "Enter" ? draft.trim() : name);
  };
  return (
    <input
      ref={focusAndMark}
      type="text"
      className="rl-text-field"
      aria-label={`New name of ${name}`}
      maxLength={ANNOTATION_LIMITS.viewNameChars}
      autoComplete="off"
      spellCheck={false}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => onDone(draft.trim())}
      onKeyDown={onKeyDown}
    />
  );
}

function focusAndMark(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
