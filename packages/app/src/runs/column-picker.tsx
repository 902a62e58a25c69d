import { compileSearch } from "@runlens/expressions";
import { Button, Popover, SearchField, Select } from "@runlens/widgets";
import { Columns3 } from "lucide-react";
import { useMemo, useState } from "react";
import { ChoiceList } from "./choice-list.tsx";
import { METRIC_FUNCTIONS, metricText, nameText, type MetricFunction } from "./columns.ts";
import { withColumns, withoutColumn } from "./table-state.ts";
import { differs, useRunColumns } from "./use-run-columns.ts";
import type { Table } from "./use-table.ts";

interface Choice {
  readonly text: string;
  readonly title: string;
  readonly note: string;
  readonly differs: boolean;
}

const FUNCTION_OPTIONS = Object.fromEntries(METRIC_FUNCTIONS.map((each) => [each, each])) as Record<
  MetricFunction,
  string
>;
const FIXED: readonly Choice[] = [
  { text: "state", title: "State", note: "of the run", differs: false },
  { text: "age", title: "Age", note: "since the last point", differs: false },
  { text: "duration", title: "duration", note: "of the run, s", differs: false },
  { text: "points", title: "points", note: "of the run", differs: false },
];

/** A button that opens the list of all columns that there can be. */
export function ColumnPicker({
  table,
  runCount,
}: {
  readonly table: Table;
  readonly runCount: number;
}) {
  return (
    <Popover
      title="Columns"
      trigger={<Button variant="icon" label="Columns" icon={<Columns3 />} />}
    >
      <Choices table={table} runCount={runCount} />
    </Popover>
  );
}

function Choices({ table, runCount }: { readonly table: Table; readonly runCount: number }) {
  const { state, change } = table;
  const [search, setSearch] = useState("");
  const [metric, setMetric] = useState<MetricFunction>("last");
  const { hyperparameters, tags } = useRunColumns(true);
  const choices = useMemo((): readonly Choice[] => {
    const matches = compileSearch(search) ?? (() => true);
    return [
      ...FIXED,
      ...hyperparameters.map((column) => ({
        text: nameText(column.name),
        title: column.name,
        note: "hyperparameter",
        differs: differs(column, runCount),
      })),
      ...tags.map(({ tag }) => ({
        text: metricText(metric, tag),
        title: tag,
        note: metric,
        differs: false,
      })),
    ].filter(({ title }) => matches(title));
  }, [hyperparameters, tags, metric, search, runCount]);
  const shown = useMemo(() => new Set(state.columns), [state.columns]);
  const differing = choices.filter((choice) => choice.differs && !shown.has(choice.text));

  const toggle = (index: number): void => {
    const text = choices[index]?.text;
    if (text === undefined) return;
    change((before) =>
      before.columns.includes(text) ? withoutColumn(before, text) : withColumns(before, [text]),
    );
  };

  return (
    <>
      <SearchField
        label="Search columns"
        placeholder="Search columns (regex)"
        value={search}
        onChange={setSearch}
      />
      {tags.length > 0 && (
        <Select
          label="Value of metrics"
          value={metric}
          options={FUNCTION_OPTIONS}
          onChange={setMetric}
        />
      )}
      <ChoiceList
        label="Columns to show"
        count={choices.length}
        keyOf={(index) => choices[index]?.text ?? ""}
        isChosen={(index) => shown.has(choices[index]?.text ?? "")}
        toggle={toggle}
        renderChoice={(index) => choices[index] && <ChoiceTexts choice={choices[index]} />}
      />
      {differing.length > 0 && (
        <Button
          label={`Add ${differing.length.toLocaleString("en-US")} that differ`}
          onClick={() =>
            change((before) =>
              withColumns(
                before,
                differing.map(({ text }) => text),
              ),
            )
          }
        />
      )}
    </>
  );
}

function ChoiceTexts({ choice }: { readonly choice: Choice }) {
  return (
    <>
      <span className="column-choice-title" title={choice.title}>
        <bdi>{choice.title}</bdi>
      </span>
      <span className="column-choice-note">{choice.differs ? "differs" : choice.note}</span>
    </>
  );
}
