import { compileSearch } from "@runlens/base";
import type { HyperparameterColumn } from "@runlens/model";
import { Button, ChoiceList, SearchField, Slider, Toggle } from "@runlens/widgets";
import { useState } from "react";
import type { FilterValue, NameFilter } from "./filter-parts.ts";
import { useRunColumns } from "./use-run-columns.ts";

interface FilterPickerProps {
  readonly name: string;
  /** What the filter says of it now. */
  readonly filter: NameFilter | undefined;
  readonly onChange: (filter: NameFilter | undefined) => void;
}

const TICKS = 20;

/** An interval of numbers, or a choice of values. */
export function FilterPicker({ name, filter, onChange }: FilterPickerProps) {
  const { hyperparameters } = useRunColumns(true);
  const column = hyperparameters.find((each) => each.name === name);
  if (column === undefined) {
    return <p className="sheet-note">No run has a hyperparameter of this name.</p>;
  }
  const isNumeric = column.types.join() === "number" && column.min !== undefined;
  const Picker = isNumeric ? IntervalPicker : ValuePicker;
  const includesMissing = filter?.includesMissing ?? true;
  return (
    <>
      <Picker {...{ column, filter, includesMissing, onChange }} />
      <Button
        label="Take this filter away"
        disabled={filter === undefined}
        onClick={() => onChange(undefined)}
      />
    </>
  );
}

interface PickerProps extends Pick<FilterPickerProps, "filter" | "onChange"> {
  readonly column: HyperparameterColumn;
  readonly includesMissing: boolean;
}

function IntervalPicker({ column, filter, includesMissing, onChange }: PickerProps) {
  const { name, min: least = 0, max: most = 0 } = column;
  const interval = filter?.condition.kind === "interval" ? filter.condition : undefined;
  const { min = least, max = most } = interval ?? {};
  const set = (from: number, to: number, missing: boolean): void => {
    const bounds = {
      ...(from > least && { min: from }),
      ...(to < most && { max: to }),
    };
    const isAll = Object.keys(bounds).length === 0;
    // Without bounds, “has it at all” is what is left to say.
    const condition = {
      kind: "interval",
      ...(isAll && !missing ? { min: least } : bounds),
    } as const;
    onChange(isAll && missing ? undefined : { name, condition, includesMissing: missing });
  };
  const step = (most - least) / TICKS || 1;
  const range = { min: least, max: most, step };
  return (
    <>
      <Slider
        label="At least"
        value={min}
        {...range}
        onChange={(next) => set(next, Math.max(next, max), includesMissing)}
      />
      <Slider
        label="At most"
        value={max}
        {...range}
        onChange={(next) => set(Math.min(next, min), next, includesMissing)}
      />
      <Toggle
        label="Include runs without it"
        checked={includesMissing}
        onChange={(isOn) => set(min, max, isOn)}
      />
    </>
  );
}

function ValuePicker({ column, filter, includesMissing, onChange }: PickerProps) {
  const { name, values = [] } = column;
  const [search, setSearch] = useState("");
  const matches = compileSearch(search) ?? (() => true);
  const found = values.filter((value) => matches(String(value)));
  const listed = filter?.condition.kind === "values" ? filter.condition.values : undefined;
  const passes = (value: FilterValue): boolean =>
    listed === undefined || listed.includes(value) !== includesMissing;
  const set = (passing: readonly FilterValue[], missing: boolean): void => {
    const others = values.filter((value) => !passing.includes(value));
    if (others.length === 0 && missing) onChange(undefined);
    // Something must be left to pass: the language has no empty list.
    else if (passing.length > 0 || missing) {
      const condition = { kind: "values", values: missing ? others : passing } as const;
      onChange({ name, condition, includesMissing: missing });
    }
  };
  const passing = values.filter(passes);
  const toggle = (index: number): void => {
    const value = found[index];
    if (value === undefined) return;
    const next = passes(value) ? passing.filter((each) => each !== value) : [...passing, value];
    set(next, includesMissing);
  };
  if (column.values === undefined) {
    return <p className="sheet-note">There are too many values to list; write an expression.</p>;
  }
  return (
    <>
      <SearchField
        label="Search values"
        placeholder="Search values (regex)"
        value={search}
        onChange={setSearch}
      />
      <ChoiceList
        label="Values that pass"
        count={found.length}
        keyOf={(index) => String(found[index])}
        isChosen={(index) => passes(found[index] ?? "")}
        toggle={toggle}
        titleOf={(index) => String(found[index])}
        none={<p className="sheet-note">No value matches</p>}
      />
      <Toggle
        label="Include runs without it"
        checked={includesMissing}
        onChange={(isOn) => set(passing, isOn)}
      />
    </>
  );
}
