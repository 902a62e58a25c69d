import { isDistinctive, type HyperparameterColumn } from "@runlens/model";
import { ColumnChoices, ColumnPicker, type ColumnChoice as Choice } from "@runlens/widgets";
import { useEffect, useMemo, useState } from "react";
import type { LineCardContext } from "../line-card-context.ts";
import { hyperparameterKey, TABLE_COLUMNS } from "./table-columns.ts";
import type { TableChoice } from "./use-table-choice.ts";

interface ColumnChoiceProps {
  readonly context: LineCardContext;
  readonly choice: TableChoice;
}

const OF_STEP: ReadonlySet<string> = new Set(["at", "smoothed", "step", "relative"]);
const FIGURES: readonly Choice[] = TABLE_COLUMNS.map(({ key, label }) => ({
  key,
  title: label,
  note: OF_STEP.has(key) ? "at the step" : "of the range",
}));

/** Which columns tables have. */
export function ColumnChoice(props: ColumnChoiceProps) {
  return (
    <ColumnPicker label="Columns of tables">
      <Choices {...props} />
    </ColumnPicker>
  );
}

function Choices({ context, choice }: ColumnChoiceProps) {
  const { runCount } = context;
  const known = useKnownHyperparameters(context);
  const choices = useMemo(
    () => [
      ...FIGURES,
      ...known.map((column) => ({
        key: hyperparameterKey(column.name),
        title: column.name,
        note: "hyperparameter",
        differs: isDistinctive(column, runCount),
      })),
    ],
    [known, runCount],
  );
  const shown = new Set(choice.columns.map(({ key }) => key));
  return (
    <ColumnChoices
      choices={choices}
      shown={shown}
      onToggle={(key) => (shown.has(key) ? choice.remove(key) : choice.add([key]))}
      onAdd={choice.add}
    />
  );
}

function useKnownHyperparameters({ hyperparameters: door }: LineCardContext) {
  const [known, setKnown] = useState<readonly HyperparameterColumn[]>([]);
  useEffect(() => {
    const closing = new AbortController();
    // The page says by itself when the server is gone.
    door.list(closing.signal).then(setKnown, () => undefined);
    return () => closing.abort();
  }, [door]);
  return known;
}
