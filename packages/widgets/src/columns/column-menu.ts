import type { MenuItem, MenuSection } from "../menu-popup.tsx";

export type SortDirection = "ascending" | "descending" | undefined;

interface ColumnMenuParts {
  readonly title: string;
  readonly direction: SortDirection;
  readonly onSort: (isDescending: boolean) => void;
  /** What this table can do with this column besides. */
  readonly between?: readonly MenuSection[];
  /** Among `count` columns that move. */
  readonly place: number;
  readonly count: number;
  readonly onMove: (place: number) => void;
  readonly onRemove: () => void;
}

/** What can be done with a column of any table. */
export function columnMenu(parts: ColumnMenuParts): readonly MenuSection[] {
  const { title, direction, onSort, between = [], place, count, onMove, onRemove } = parts;
  const moveTo = (to: number): Pick<MenuItem, "isDisabled" | "onSelect"> => ({
    isDisabled: to < 0 || to >= count,
    onSelect: () => onMove(to),
  });
  return [
    {
      title,
      items: [
        {
          label: "Sort ascending",
          isChecked: direction === "ascending",
          onSelect: () => onSort(false),
        },
        {
          label: "Sort descending",
          isChecked: direction === "descending",
          onSelect: () => onSort(true),
        },
      ],
    },
    ...between,
    {
      items: [
        { label: "Move left", shortcut: "Alt ←", ...moveTo(place - 1) },
        { label: "Move right", shortcut: "Alt →", ...moveTo(place + 1) },
        { label: "Remove column", shortcut: "Del", onSelect: onRemove },
      ],
    },
  ];
}
