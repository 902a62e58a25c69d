import { countText } from "@runlens/base";
import { Dialog } from "@runlens/widgets";
import { ColorAnnotation, TagAnnotations } from "../annotation-fields.tsx";
import { NoticeBar } from "../notice.tsx";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { patchRuns, tagRuns, tagsOfRuns, untagRuns } from "./run-changes.ts";
import "./annotate-dialog.css";

interface AnnotateDialogProps {
  readonly runs: readonly string[];
  readonly colors: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

/** Colour and tags of several runs at once. */
export function AnnotateDialog({ runs, colors, onClose }: AnnotateDialogProps) {
  return (
    <Dialog title="Colour and tags" open onClose={onClose}>
      <Form runs={runs} colors={colors} />
    </Dialog>
  );
}

function Form({ runs, colors }: Pick<AnnotateDialogProps, "runs" | "colors">) {
  const { annotations: page } = useSession();
  const { runs: known } = useStore(page.shown).annotations;
  const count = countText(runs.length, "run");
  return (
    <div className="run-annotations annotate">
      <p className="sheet-note">{runs.length === 1 ? runs[0] : count}</p>
      <ColorAnnotation
        value={colors.get(runs[0] ?? "") ?? ""}
        isChosen={runs.some((run) => known.get(run)?.color !== undefined)}
        onChange={(color) =>
          page.change(
            patchRuns(runs, { color }),
            color === null ? `Took colours of ${count} away` : `Coloured ${count}`,
          )
        }
      />
      <TagAnnotations
        tags={tagsOfRuns(runs, known)}
        onAdd={(added) => page.change(tagRuns(runs, known, added), `Tagged ${count}`)}
        onRemove={(tag) => page.change(untagRuns(runs, known, tag), `Took a tag of ${count} away`)}
      />
      <NoticeBar />
    </div>
  );
}
