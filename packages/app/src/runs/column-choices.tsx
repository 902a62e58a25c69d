import { isDistinctive } from "@runlens/model";
import { ColumnChoices, Select, type ColumnChoice } from "@runlens/widgets";
import { useMemo, useState } from "react";
import { METRIC_FUNCTIONS, metricText, nameText, type MetricFunction } from "./columns.ts";
import { withColumns, withoutColumn } from "./table-state.ts";
import { useRunColumns } from "./use-run-columns.ts";
import type { Table } from "./use-table.ts";

const FUNCTION_OPTIONS = Object.fromEntries(METRIC_FUNCTIONS.map((each) => [each, each])) as Record<
  MetricFunction,
  string
>;
const FIXED: readonly ColumnChoice[] = [
  { key: "state", title: "State", note: "of the run" },
  { key: "age", title: "Age", note: "since the last point" },
  { key: "duration", title: "Duration", note: "of the run, s" },
  { key: "points", title: "Points", note: "of the run" },
];

interface RunColumnChoicesProps {
  readonly table: Table;
  readonly runCount: number;
}

/** All columns that there can be, to choose from. */
export function RunColumnChoices({ table, runCount }: RunColumnChoicesProps) {
  const { state, change } = table;
  const [metric, setMetric] = useState<MetricFunction>("last");
  const { hyperparameters, tags } = useRunColumns(true);
  const choices = useMemo(
    (): readonly ColumnChoice[] => [
      ...FIXED,
      ...hyperparameters.map((column) => ({
        key: nameText(column.name),
        title: column.name,
        note: "hyperparameter",
        differs: isDistinctive(column, runCount),
      })),
      ...tags.map(({ tag }) => ({ key: metricText(metric, tag), title: tag, note: metric })),
    ],
    [hyperparameters, tags, metric, runCount],
  );
  const shown = useMemo(() => new Set(state.columns), [state.columns]);
  return (
    <ColumnChoices
      choices={choices}
      shown={shown}
      onToggle={(text) =>
        change((before) =>
          before.columns.includes(text) ? withoutColumn(before, text) : withColumns(before, [text]),
        )
      }
      onAdd={(texts) => change((before) => withColumns(before, texts))}
    >
      {tags.length > 0 && (
        <Select
          label="Value of metrics"
          value={metric}
          options={FUNCTION_OPTIONS}
          onChange={setMetric}
        />
      )}
    </ColumnChoices>
  );
}
