import { countText } from "@runlens/base";
import type { Run, RunAnnotations } from "@runlens/model";
import { Button, Dialog, Select, TextField, type Theme } from "@runlens/widgets";
import { useMemo, useState } from "react";
import { groupViews } from "../run-view.ts";
import { useSession } from "../session.ts";
import { useStore } from "../store.ts";
import { columnOf, nameText } from "./columns.ts";
import { groupingText, parseGrouping, patternKeys, type Grouping } from "./run-groups.ts";
import { groupRuleOf, useKeyOf } from "./use-group-rule.ts";
import { useRunColumns } from "./use-run-columns.ts";
import type { Table } from "./use-table.ts";

interface GroupDialogProps {
  readonly table: Table;
  readonly runs: readonly Run[];
  readonly theme: Theme;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const KINDS = { none: "None", column: "Column", pattern: "Name", tags: "Tags" } as const;
type Kind = keyof typeof KINDS;

const EXAMPLE = "(train|eval)";
const SHOWN_GROUPS = 8;
const SHOWN_RUNS = 5;

/** By what runs are put together, with a preview of what comes of it. */
export function GroupDialog(props: GroupDialogProps) {
  return (
    <Dialog title="Group runs" open={props.isOpen} onClose={props.onClose}>
      <GroupForm {...props} />
    </Dialog>
  );
}

function GroupForm({ table, runs, theme, onClose }: GroupDialogProps) {
  const { annotations } = useSession();
  const { runs: known } = useStore(annotations.shown).annotations;
  const columns = useGroupColumns(table);
  const before = parseGrouping(table.state.grouping ?? "");
  const [kind, setKind] = useState<Kind>(before?.kind ?? "none");
  const [by, setBy] = useState(before?.kind === "column" ? before.by : undefined);
  const [pattern, setPattern] = useState(before?.kind === "pattern" ? before.pattern : EXAMPLE);
  const column = by ?? Object.keys(columns)[0];

  const grouping = useMemo(() => groupingOf(kind, column, pattern), [kind, column, pattern]);
  const keys = patternKeys(pattern);
  const error = kind === "pattern" && keys.kind === "invalid" ? keys.reason : undefined;
  const save = (): void => {
    const text = grouping && groupingText(grouping);
    table.change((state) => ({ ...state, grouping: text, folded: [] }));
    onClose();
  };

  return (
    <form
      className="group-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (error === undefined) save();
      }}
    >
      <Select label="Group by" value={kind} options={KINDS} onChange={setKind} segments />
      {kind === "column" && column !== undefined && (
        <Select label="Column" value={column} options={columns} onChange={setBy} menu />
      )}
      {kind === "column" && column === undefined && (
        <p className="sheet-note">No run has hyperparameters, and the table has no such column.</p>
      )}
      {kind === "pattern" && (
        <div className="group-pattern">
          <TextField
            label="Regular expression over names"
            value={pattern}
            onCommit={setPattern}
            onType={setPattern}
          />
          <Button label={`Example: ${EXAMPLE}`} onClick={() => setPattern(EXAMPLE)} />
        </div>
      )}
      {error !== undefined && (
        <p className="group-error" role="alert">
          {error}
        </p>
      )}
      {grouping !== undefined && error === undefined && (
        <Preview grouping={grouping} runs={runs} annotations={known} theme={theme} />
      )}
      <div className="button-row">
        <Button label="Cancel" onClick={onClose} />
        <Button variant="primary" label="Apply" onClick={save} disabled={error !== undefined} />
      </div>
    </form>
  );
}

/** Hyperparameters and columns of the table, by their expression. */
function useGroupColumns({ columns }: Table): Readonly<Record<string, string>> {
  const { hyperparameters } = useRunColumns(true);
  return useMemo(() => {
    const texts = [
      ...hyperparameters.map(({ name }) => nameText(name)),
      ...columns.filter(({ kind }) => kind !== "age").map(({ text }) => text),
    ];
    return Object.fromEntries(texts.map((text) => [text, columnOf(text)?.title ?? text]));
  }, [columns, hyperparameters]);
}

function groupingOf(kind: Kind, by: string | undefined, pattern: string): Grouping | undefined {
  if (kind === "tags") return { kind };
  if (kind === "pattern") return pattern === "" ? undefined : { kind, pattern };
  return kind === "column" && by !== undefined ? { kind, by } : undefined;
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
            <span className="group-preview-key">{id === "" ? <em>no group</em> : id}</span>
            <span className="group-preview-runs">
              {members
                .slice(0, SHOWN_RUNS)
                .map(({ name }) => name)
                .join(", ")}
              {members.length > SHOWN_RUNS &&
                ` and ${(members.length - SHOWN_RUNS).toLocaleString("en-US")} more`}
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
