import type { MenuSection } from "@runlens/widgets";
import { METRIC_FUNCTIONS, metricText, type RunColumn } from "./columns.ts";
import {
  sortedBy,
  withColumnAt,
  withColumnInstead,
  withoutColumn,
  type TableState,
} from "./table-state.ts";

interface ColumnMenuParts {
  readonly column: RunColumn;
  readonly state: TableState;
  readonly change: (change: (state: TableState) => TableState) => void;
  /** Absent where the values are not known to be those of one hyperparameter. */
  readonly filter?: (() => void) | undefined;
}

/** All that can be done with a column. */
export function columnMenu({ column, state, change, filter }: ColumnMenuParts): MenuSection[] {
  const { text, kind, name, prefix } = column;
  const place = state.columns.indexOf(text);
  const sort = (isDescending: boolean) => ({
    isChecked: state.sort?.by === text && (state.sort.isDescending ?? false) === isDescending,
    onSelect: () => change((before) => sortedBy(before, text, isDescending)),
  });
  const move = (to: number) => ({
    isDisabled: to < 0 || to >= state.columns.length,
    onSelect: () => change((before) => withColumnAt(before, text, to)),
  });
  return [
    {
      title: text,
      items: [
        { label: "Sort ascending", ...sort(false) },
        { label: "Sort descending", ...sort(true) },
      ],
    },
    {
      items: [
        ...(filter === undefined ? [] : [{ label: "Filter…", onSelect: filter }]),
        ...(kind === "age"
          ? []
          : [
              {
                label: "Group by this column",
                isChecked: state.grouping === text,
                onSelect: () =>
                  change((before) => ({
                    ...before,
                    grouping: before.grouping === text ? undefined : text,
                    folded: [],
                  })),
              },
            ]),
      ],
    },
    ...(kind === "metric" && name !== undefined
      ? [
          {
            title: "Value",
            items: METRIC_FUNCTIONS.map((each) => ({
              label: each,
              isChecked: each === prefix,
              onSelect: () =>
                change((before) => withColumnInstead(before, text, metricText(each, name))),
            })),
          },
        ]
      : []),
    {
      items: [
        { label: "Move left", shortcut: "Alt ←", ...move(place - 1) },
        { label: "Move right", shortcut: "Alt →", ...move(place + 1) },
        {
          label: "Remove column",
          shortcut: "Del",
          onSelect: () => change((before) => withoutColumn(before, text)),
        },
      ],
    },
  ].filter(({ items }) => items.length > 0);
}
