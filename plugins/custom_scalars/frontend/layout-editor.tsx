import type { Layout, LayoutCategory } from "@runlens/format";
import type { ApiTags } from "@runlens/model";
import { Button } from "@runlens/widgets";
import { Plus } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { ChartEditor } from "./chart-editor.tsx";
import { ItemButtons } from "./item-buttons.tsx";
import { LayoutFiles } from "./layout-files.tsx";
import { replaced } from "./lists.ts";
import { TextField } from "./text-field.tsx";

interface LayoutEditorProps {
  /** Where to begin. */
  readonly layout: Layout;
  /** Scalars alone. */
  readonly tags: ApiTags;
  /** Whether there is an edited one to be deleted. */
  readonly hasEdited: boolean;
  readonly onSave: (layout: Layout) => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Changes a copy of a layout, until it is saved. */
export function LayoutEditor(props: LayoutEditorProps) {
  const { layout, tags, hasEdited, onSave, onDelete, onClose } = props;
  const [draft, setDraft] = useState(layout);
  const tagNames = useMemo(() => tags.tags.map(({ tag }) => tag), [tags]);
  const tagList = useId();
  const { category: categories } = draft;
  const change = (category: readonly LayoutCategory[]): void => setDraft({ ...draft, category });
  return (
    <section className="cs-editor" aria-label="Layout">
      <datalist id={tagList}>
        {tagNames.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
      <div className="cs-editor-bar">
        <Button label="Save" variant="primary" onClick={() => onSave(draft)} />
        <Button label="Cancel" onClick={onClose} />
        <LayoutFiles layout={draft} onImport={setDraft} />
        {hasEdited && <Button label="Back to the logs' layout" onClick={onDelete} />}
      </div>
      {categories.map((category, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- titles may be equal
        <fieldset key={i} className="cs-category-editor">
          <legend className="rl-visually-hidden">Category {category.title}</legend>
          <div className="cs-editor-row">
            <TextField
              label="Category"
              value={category.title}
              onChange={(title) => change(replaced(categories, i, { ...category, title }))}
            />
            <ItemButtons
              name={`category ${category.title}`}
              list={categories}
              at={i}
              onChange={change}
            />
          </div>
          <CategoryCharts
            category={category}
            tagNames={tagNames}
            tagList={tagList}
            onChange={(next) => change(replaced(categories, i, next))}
          />
        </fieldset>
      ))}
      <Button
        label="Add category"
        icon={<Plus aria-hidden />}
        onClick={() => change([...categories, { title: "New category", closed: false, chart: [] }])}
      />
    </section>
  );
}

interface CategoryChartsProps {
  readonly category: LayoutCategory;
  readonly tagNames: readonly string[];
  readonly tagList: string;
  readonly onChange: (category: LayoutCategory) => void;
}

function CategoryCharts({ category, tagNames, tagList, onChange }: CategoryChartsProps) {
  const { chart: charts } = category;
  const change = (chart: typeof charts): void => onChange({ ...category, chart });
  return (
    <>
      {charts.map((chart, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- titles may be equal
        <div key={i} className="cs-editor-row">
          <ChartEditor
            chart={chart}
            tagNames={tagNames}
            tagList={tagList}
            onChange={(next) => change(replaced(charts, i, next))}
          />
          <ItemButtons name={`chart ${chart.title}`} list={charts} at={i} onChange={change} />
        </div>
      ))}
      <Button
        label="Add chart"
        icon={<Plus aria-hidden />}
        onClick={() => change([...charts, { title: "New chart", multiline: { tag: [""] } }])}
      />
    </>
  );
}
