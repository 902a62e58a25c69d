import type { Run } from "@runlens/model";
import {
  Button,
  fetchedLater,
  Menu,
  type MenuItem,
  type MenuSection,
  type Theme,
} from "@runlens/widgets";
import { Group } from "lucide-react";
import { useRef, useState } from "react";
import { columnOf, nameText } from "./columns.ts";
import { groupingText, parseGrouping, type Grouping } from "./run-groups.ts";
import { useRunColumns } from "./use-run-columns.ts";
import type { Table } from "./use-table.ts";

const GroupDialog = fetchedLater(async () => (await import("./group-dialog.tsx")).GroupDialog);

interface GroupMenuProps {
  readonly table: Table;
  readonly runs: readonly Run[];
  readonly theme: Theme;
}

/** A button that lists what runs can be put together by; a choice is there at once. */
export function GroupMenu({ table, runs, theme }: GroupMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [anchor, setAnchor] = useState<Element>();
  const [isNaming, setNaming] = useState(false);
  const columns = useGroupColumns(table, anchor !== undefined);
  const now = parseGrouping(table.state.grouping ?? "");
  const group = (grouping: Grouping | undefined): void => {
    const text = grouping && groupingText(grouping);
    table.change((state) => ({ ...state, grouping: text, folded: [] }));
  };
  return (
    <>
      <Button
        ref={button}
        variant="icon"
        label="Group runs"
        icon={<Group />}
        pressed={now !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      <Menu
        label="Group runs"
        anchor={anchor}
        sections={groupSections(now, columns, group, () => setNaming(true))}
        onClose={() => setAnchor(undefined)}
        returnFocus={() => button.current}
      />
      {isNaming && (
        <GroupDialog
          runs={runs}
          theme={theme}
          pattern={now?.kind === "pattern" ? now.pattern : undefined}
          onApply={(pattern) => group({ kind: "pattern", pattern })}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}

/** Expressions: hyperparameters, and columns of the table. */
function useGroupColumns({ columns }: Table, isNeeded: boolean): readonly string[] {
  const { hyperparameters } = useRunColumns(isNeeded);
  const texts = [
    ...hyperparameters.map(({ name }) => nameText(name)),
    ...columns.filter(({ kind }) => kind !== "age").map(({ text }) => text),
  ];
  return [...new Set(texts)];
}

function groupSections(
  now: Grouping | undefined,
  columns: readonly string[],
  group: (grouping: Grouping | undefined) => void,
  askForPattern: () => void,
): MenuSection[] {
  const columnItem = (by: string): MenuItem => ({
    label: labelOf(by),
    isChecked: now?.kind === "column" && now.by === by,
    onSelect: () => group({ kind: "column", by }),
  });
  return [
    {
      title: "Group runs by",
      items: [
        { label: "Nothing", isChecked: now === undefined, onSelect: () => group(undefined) },
        {
          label: "Part of the name…",
          isChecked: now?.kind === "pattern",
          onSelect: askForPattern,
        },
        {
          label: "Tags",
          note: "of several the one that most runs have",
          isChecked: now?.kind === "tags",
          onSelect: () => group({ kind: "tags" }),
        },
      ],
    },
    { title: "Value of", items: columns.map(columnItem) },
  ].filter(({ items }) => items.length > 0);
}

function labelOf(text: string): string {
  const { title = text, prefix } = columnOf(text) ?? {};
  return prefix === undefined ? title : `${prefix} ${title}`;
}
