import { countText } from "@runlens/base";
import type { LayoutChart, MarginSeries } from "@runlens/format";
import { Button, Select } from "@runlens/widgets";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { ItemButtons } from "./item-buttons.tsx";
import { replaced } from "./lists.ts";
import { tagsMatching } from "./tag-matching.ts";
import { TextField } from "./text-field.tsx";

interface ChartEditorProps {
  readonly chart: LayoutChart;
  /** Of all scalars. */
  readonly tagNames: readonly string[];
  /** Id of a `datalist` of them. */
  readonly tagList: string;
  readonly onChange: (chart: LayoutChart) => void;
}

const KINDS = { lines: "Lines", margin: "Margin" } as const;
const NO_SERIES: MarginSeries = { value: "", lower: "", upper: "" };
/** As many as fit in a line or two. */
const MAX_NAMED = 8;

/** What a chart of a layout is called and shows. */
export function ChartEditor({ chart, tagNames, tagList, onChange }: ChartEditorProps) {
  const { title, multiline, margin } = chart;
  return (
    <div className="cs-chart-editor">
      <TextField
        label="Chart"
        value={title}
        onChange={(next) => onChange({ ...chart, title: next })}
      />
      <Select
        label="Shows"
        value={margin === undefined ? "lines" : "margin"}
        options={KINDS}
        onChange={(kind) =>
          onChange(
            kind === "lines"
              ? { title, multiline: { tag: [""] } }
              : { title, margin: { series: [NO_SERIES] } },
          )
        }
      />
      {margin === undefined ? (
        <Patterns
          patterns={multiline?.tag ?? []}
          tagNames={tagNames}
          onChange={(tag) => onChange({ title, multiline: { tag } })}
        />
      ) : (
        <Margins
          series={margin.series}
          tagList={tagList}
          onChange={(series) => onChange({ title, margin: { series } })}
        />
      )}
    </div>
  );
}

interface PatternsProps {
  readonly patterns: readonly string[];
  readonly tagNames: readonly string[];
  readonly onChange: (patterns: readonly string[]) => void;
}

function Patterns({ patterns, tagNames, onChange }: PatternsProps) {
  return (
    <div className="cs-patterns">
      <TextField
        label="Patterns of tags, one a line"
        value={patterns.join("\n")}
        rows={Math.max(patterns.length, 2)}
        onChange={(text) => onChange(text.split("\n"))}
      />
      <ul className="cs-preview" aria-live="polite">
        {patterns.map((pattern, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- patterns may be equal
          <Preview key={i} pattern={pattern} tagNames={tagNames} />
        ))}
      </ul>
    </div>
  );
}

/** What a pattern finds, while it is written. */
function Preview({ pattern, tagNames }: { pattern: string; tagNames: readonly string[] }) {
  const matching = useMemo(() => tagsMatching(pattern, tagNames), [pattern, tagNames]);
  if (matching.kind === "unusable") return <li className="cs-problems">{matching.reason}</li>;
  const { tags } = matching;
  const named = tags.slice(0, MAX_NAMED).join(", ");
  const more = tags.length > MAX_NAMED ? `, and ${tags.length - MAX_NAMED} more` : "";
  return (
    <li>
      {countText(tags.length, "tag")}
      {named === "" ? "" : `: ${named}`}
      {more}
    </li>
  );
}

interface MarginsProps {
  readonly series: readonly MarginSeries[];
  readonly tagList: string;
  readonly onChange: (series: readonly MarginSeries[]) => void;
}

const PARTS = [
  ["value", "Value"],
  ["lower", "Lower"],
  ["upper", "Upper"],
] as const;

function Margins({ series, tagList, onChange }: MarginsProps) {
  return (
    <div className="cs-margins">
      {series.map((each, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- series may be equal
        <div key={i} className="cs-margin">
          {PARTS.map(([part, label]) => (
            <TextField
              key={part}
              label={label}
              value={each[part]}
              list={tagList}
              onChange={(text) => onChange(replaced(series, i, { ...each, [part]: text }))}
            />
          ))}
          <ItemButtons name={`series ${each.value}`} list={series} at={i} onChange={onChange} />
        </div>
      ))}
      <Button
        label="Add series"
        icon={<Plus aria-hidden />}
        onClick={() => onChange([...series, NO_SERIES])}
      />
    </div>
  );
}
