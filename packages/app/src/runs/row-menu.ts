import { countText } from "@runlens/base";
import type { ExperimentAnnotations } from "@runlens/model";
import { copyText, type MenuItem, type MenuSection } from "@runlens/widgets";
import type { PageAnnotations } from "../annotations.ts";
import { archiveRuns } from "./run-changes.ts";
import { runsOfRow, type TableRow } from "./table-rows.ts";

export interface RowActions {
  readonly showOnly: (runs: readonly string[]) => void;
  readonly hide: (runs: readonly string[]) => void;
  readonly rename: (run: string) => void;
  readonly showDetails: (run: string) => void;
  /** Opens what changes several runs at once. */
  readonly annotate: (runs: readonly string[]) => void;
}

interface RowMenuParts {
  /** Undefined: only what is done with the selected runs. */
  readonly row: TableRow | undefined;
  /** Selected and listed. */
  readonly selected: readonly string[];
  readonly annotations: ExperimentAnnotations;
  readonly isReadOnly: boolean;
  readonly change: PageAnnotations["change"];
  readonly actions: RowActions;
}

/** What can be done with a row, and with the selected runs together. */
export function rowMenu(parts: RowMenuParts): MenuSection[] {
  const { row, selected } = parts;
  const own = row?.kind === "run" ? runSections(row.run.name, parts) : groupSections(parts);
  if (selected.length === 0) return own;
  const title = countText(selected.length, "selected run");
  return [...own, { title, items: itemsForAll(selected, parts, " selected") }];
}

function runSections(run: string, parts: RowMenuParts): MenuSection[] {
  const { annotations, isReadOnly: isDisabled, change, actions } = parts;
  const { displayName, archived = false } = annotations.runs.get(run) ?? {};
  const isBaseline = annotations.baselineRun === run;
  const archive = archived ? "Take out of the archive" : "Archive";
  return [
    {
      title: displayName ?? run,
      items: [
        { label: "Show only this", shortcut: "o", onSelect: () => actions.showOnly([run]) },
        {
          label: "Details, tags and note…",
          shortcut: "i",
          onSelect: () => actions.showDetails(run),
        },
        { label: "Copy name", onSelect: () => void copyText(run) },
      ],
    },
    {
      items: [
        { label: "Rename", shortcut: "F2", isDisabled, onSelect: () => actions.rename(run) },
        { label: "Colour and tags…", isDisabled, onSelect: () => actions.annotate([run]) },
        {
          label: isBaseline ? "Take baseline away" : "Make it the baseline",
          isDisabled,
          onSelect: () =>
            change(
              [{ kind: "setBaseline", run: isBaseline ? null : run }],
              isBaseline ? "Took baseline away" : "Set baseline",
            ),
        },
        {
          label: archive,
          isDisabled,
          onSelect: () =>
            change(
              archiveRuns([run], annotations.runs, !archived),
              archived ? "Took run out of the archive" : "Archived run",
            ),
        },
      ],
    },
  ];
}

function groupSections(parts: RowMenuParts): MenuSection[] {
  const { row } = parts;
  if (row?.kind !== "group") return [];
  const runs = runsOfRow(row);
  return [
    {
      title: row.group.id === "" ? "Runs in no group" : row.group.id,
      items: itemsForAll(runs, parts, " of the group"),
    },
  ];
}

/** @param which tells the labels of two lists of the same menu apart. */
function itemsForAll(runs: readonly string[], parts: RowMenuParts, which: string): MenuItem[] {
  const { annotations, isReadOnly, change, actions } = parts;
  const archived = archiveRuns(runs, annotations.runs, true);
  const taken = archiveRuns(runs, annotations.runs, false);
  const label = countText(runs.length, "run");
  return [
    { label: `Show only those${which}`, onSelect: () => actions.showOnly(runs) },
    { label: `Hide those${which}`, onSelect: () => actions.hide(runs) },
    {
      label: `Colour and tags of those${which}…`,
      isDisabled: isReadOnly,
      onSelect: () => actions.annotate(runs),
    },
    {
      label: `Archive those${which}`,
      isDisabled: isReadOnly || archived.length === 0,
      onSelect: () => change(archived, `Archived ${label}`),
    },
    ...(taken.length === 0
      ? []
      : [
          {
            label: `Take those${which} out of the archive`,
            isDisabled: isReadOnly,
            onSelect: () => change(taken, `Took ${label} out of the archive`),
          },
        ]),
  ];
}
