import { countText, groupedText, visibleName } from "@runlens/base";
import type { Run, RunAnnotations } from "@runlens/model";
import { Button, Dialog, type Theme } from "@runlens/widgets";
import { useMemo, useState } from "react";
import { groupViews } from "../run-view.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { examplePattern, patternKeys, type Grouping } from "./run-groups.ts";
import { groupRuleOf, useKeyOf } from "./use-group-rule.ts";
import "./run-row.css";
import "./group-dialog.css";

interface GroupDialogProps {
  readonly runs: readonly Run[];
  readonly theme: Theme;
  /** By which runs are grouped now; undefined: not by a part of the name. */
  readonly pattern: string | undefined;
  readonly onApply: (pattern: string) => void;
  readonly onClose: () => void;
}

const SHOWN_GROUPS = 8;
const SHOWN_RUNS = 5;

/** By which part of the name runs are put together, with a preview of what comes of it. */
export function GroupDialog(props: GroupDialogProps) {
  return (
    <Dialog title="Group by a part of the name" open onClose={props.onClose} isForm>
      <GroupForm {...props} />
    </Dialog>
  );
}

function GroupForm({ runs, theme, pattern: before, onApply, onClose }: GroupDialogProps) {
  const { annotations } = useSession();
  const { runs: known } = useStore(annotations.shown).annotations;
  const example = useMemo(() => examplePattern(runs.map(({ name }) => name)), [runs]);
  const [pattern, setPattern] = useState(before ?? example);
  const grouping = useMemo((): Grouping => ({ kind: "pattern", pattern }), [pattern]);
  const keys = patternKeys(pattern);
  const canApply = keys.kind === "valid" && pattern !== "";
  return (
    <form
      className="group-form"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(pattern);
        onClose();
      }}
    >
      <div className="group-pattern">
        <input
          type="text"
          className="rl-text-field"
          aria-label="Regular expression over names"
          autoComplete="off"
          spellCheck={false}
          value={pattern}
          onChange={(event) => setPattern(event.target.value)}
        />
        <Button label={`Example: ${example}`} onClick={() => setPattern(example)} />
      </div>
      {keys.kind === "invalid" && (
        <p className="group-error" role="alert">
          {keys.reason}
        </p>
      )}
      {canApply && <Preview grouping={grouping} runs={runs} annotations={known} theme={theme} />}
      <div className="button-row">
        <Button label="Cancel" onClick={onClose} />
        <Button variant="primary" label="Apply" submits disabled={!canApply} />
      </div>
    </form>
  );
}

interface PreviewProps {
  readonly grouping: Grouping;
  readonly runs: readonly Run[];
  readonly annotations: ReadonlyMap<string, RunAnnotations>;
  readonly theme: Theme;
}

function Preview({ grouping, runs, annotations, theme }: PreviewProps) {
  const keyOf = useKeyOf(grouping, annotations);
  const preview = useMemo(
    () => keyOf && groupViews(runs, groupRuleOf(runs, keyOf, theme)),
    [keyOf, runs, theme],
  );
  if (preview === undefined) return <p className="sheet-note">Reading the column…</p>;
  if (preview.every(({ id }) => id === "")) {
    return <p className="sheet-note">No run would be in a group.</p>;
  }
  return (
    <div className="group-preview" role="status">
      <p className="sheet-note">{countText(preview.length, "group")}</p>
      <ul>
        {preview.slice(0, SHOWN_GROUPS).map(({ id, color, runs: members }) => (
          <li key={id}>
            <span className="run-color run-group-color" style={{ background: color }} />
            <span className="group-preview-key">
              {id === "" ? <em>no group</em> : <bdi>{visibleName(id)}</bdi>}
            </span>
            <span className="group-preview-runs">
              {members
                .slice(0, SHOWN_RUNS)
                .map(({ name }) => name)
                .join(", ")}
              {members.length > SHOWN_RUNS &&
                ` and ${groupedText(members.length - SHOWN_RUNS)} more`}
            </span>
          </li>
        ))}
      </ul>
      {preview.length > SHOWN_GROUPS && (
        <p className="sheet-note">and {countText(preview.length - SHOWN_GROUPS, "more group")}</p>
      )}
    </div>
  );
}
