import type { Run } from "@runlens/model";
import type { GroupView } from "../run-view.ts";

/** A line of the table. */
export type TableRow =
  | { readonly kind: "run"; readonly run: Run }
  | { readonly kind: "group"; readonly group: GroupView; readonly isFolded: boolean };

/** Groups, each followed by its runs unless it is folded; without groups all runs. */
export function tableRows(
  listed: readonly Run[],
  groups: readonly GroupView[] | undefined,
  folded: readonly string[],
): readonly TableRow[] {
  if (groups === undefined) return listed.map(rowOf);
  const foldedKeys = new Set(folded);
  return groups.flatMap((group): TableRow[] => {
    const isFolded = foldedKeys.has(group.id);
    return [{ kind: "group", group, isFolded }, ...(isFolded ? [] : group.runs.map(rowOf))];
  });
}

function rowOf(run: Run): TableRow {
  return { kind: "run", run };
}

/** Names of the runs that a row stands for. */
export function runsOfRow(row: TableRow | undefined): readonly string[] {
  if (row === undefined) return [];
  return row.kind === "run" ? [row.run.name] : row.group.runs.map(({ name }) => name);
}

export function keyOfRow(row: TableRow | undefined): string {
  if (row === undefined) return "";
  return row.kind === "run" ? `r${row.run.name}` : `g${row.group.id}`;
}

/** Mixed: of a group, some of its runs are selected. */
export function selectionOf(
  row: TableRow | undefined,
  selected: ReadonlySet<string>,
): boolean | "mixed" {
  const names = runsOfRow(row);
  const count = names.filter((name) => selected.has(name)).length;
  if (count === 0) return false;
  return count === names.length || "mixed";
}

/** What a row is in the tree that groups make of the table. */
export function treeRowOf(row: TableRow | undefined) {
  return row?.kind === "group" ? { level: 1, isExpanded: !row.isFolded } : { level: 2 };
}
