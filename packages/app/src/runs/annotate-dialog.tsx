import { countText } from "@runlens/base";
import { ANNOTATION_LIMITS } from "@runlens/model";
import { Button, ColorField, Dialog, TextField } from "@runlens/widgets";
import { X } from "lucide-react";
import { NoticeBar } from "../notice.tsx";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { patchRuns, tagRuns, tagsOfRuns, untagRuns } from "./run-changes.ts";

interface AnnotateDialogProps {
  /** Undefined: closed. */
  readonly runs: readonly string[] | undefined;
  readonly colors: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

/** Colour and tags of several runs at once. */
export function AnnotateDialog({ runs, colors, onClose }: AnnotateDialogProps) {
  return (
    <Dialog title="Colour and tags" open={runs !== undefined} onClose={onClose}>
      {runs !== undefined && <Form runs={runs} colors={colors} />}
    </Dialog>
  );
}

function Form({
  runs,
  colors,
}: { readonly runs: readonly string[] } & Pick<AnnotateDialogProps, "colors">) {
  const { annotations: page } = useSession();
  const { runs: known } = useStore(page.shown).annotations;
  const count = countText(runs.length, "run");
  const hasColor = runs.some((run) => known.get(run)?.color !== undefined);
  const addTag = (text: string): void => {
    const tag = text.trim();
    if (tag !== "") page.change(tagRuns(runs, known, tag), `Tagged ${count}`);
  };
  return (
    <div className="run-annotations annotate">
      <p className="sheet-note">{runs.length === 1 ? runs[0] : count}</p>
      <div className="run-annotations-field">
        <span aria-hidden>Colour</span>
        <div className="run-annotations-row">
          <ColorField
            label="Colour"
            value={colors.get(runs[0] ?? "") ?? ""}
            onCommit={(color) => page.change(patchRuns(runs, { color }), `Coloured ${count}`)}
          />
          {hasColor && (
            <Button
              label="Reset"
              onClick={() =>
                page.change(patchRuns(runs, { color: null }), `Took colours of ${count} away`)
              }
            />
          )}
        </div>
      </div>
      <div className="run-annotations-field">
        <span aria-hidden>Tags</span>
        <div className="run-annotations-row">
          {tagsOfRuns(runs, known).map((tag) => (
            <span key={tag} className="run-tag">
              <bdi>{tag}</bdi>
              <button
                type="button"
                aria-label={`Take away the tag ${tag}`}
                onClick={() =>
                  page.change(untagRuns(runs, known, tag), `Took a tag of ${count} away`)
                }
              >
                <X aria-hidden />
              </button>
            </span>
          ))}
          <div className="run-tag-field">
            {/* Empty again after each tag. */}
            <TextField
              label="Add a tag"
              value=""
              placeholder="Add a tag"
              maxLength={ANNOTATION_LIMITS.tagChars}
              onCommit={addTag}
            />
          </div>
        </div>
      </div>
      <NoticeBar />
    </div>
  );
}
