import { Popover, Toggle } from "@runlens/widgets";
import { Columns3 } from "lucide-react";
import { TABLE_COLUMNS, type TableColumn } from "./table-columns.ts";

interface ColumnChoiceProps {
  readonly columns: readonly TableColumn[];
  readonly onChange: (keys: ReadonlySet<string>) => void;
}

/** Which columns tables have. */
export function ColumnChoice({ columns, onChange }: ColumnChoiceProps) {
  const shown = new Set(columns.map(({ key }) => key));
  const toggle = (key: string, isShown: boolean): void => {
    const next = new Set(shown);
    if (isShown) next.add(key);
    else next.delete(key);
    onChange(next);
  };
  return (
    <Popover
      title="Columns"
      trigger={
        <button type="button" className="rl-button rl-button-icon" aria-label="Columns of tables">
          <Columns3 aria-hidden />
        </button>
      }
    >
      <div className="line-table-columns">
        {TABLE_COLUMNS.map(({ key, label }) => (
          <Toggle
            key={key}
            label={label}
            checked={shown.has(key)}
            onChange={(checked) => toggle(key, checked)}
          />
        ))}
      </div>
    </Popover>
  );
}
