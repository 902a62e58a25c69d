import { visibleName } from "@runlens/base";
import { stepText, type CardLink, type Range, type StepSelection } from "@runlens/charts";
import { Button, useCopy } from "@runlens/widgets";
import { Copy, Download } from "lucide-react";
import { useMemo, useState } from "react";
import { hasStepAxis, smoothingOf, type LineCardContext } from "../line-card-context.ts";
import { saveText } from "../save-text.ts";
import type { CardLine } from "../select-lines.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { MarkField } from "./mark-field.tsx";
import { TableHead } from "./table-head.tsx";
import { cellText, sortedRows, tableCsv, type TableColumn } from "./table-columns.ts";
import { useTableChoice } from "./use-table-choice.ts";
import { useHyperparameters } from "./use-hyperparameters.ts";
import { useCrosshair } from "./use-crosshair.ts";
import { tableRange, useTableRows } from "./use-table-rows.ts";
import "./data-table.css";

interface DataTableProps {
  readonly title: string;
  readonly context: LineCardContext;
  readonly lines: readonly CardLine[];
  /** Undefined where steps are not on the x-axis, too. */
  readonly marked: StepSelection | undefined;
  readonly inSight: Range | undefined;
  readonly crosshair: CardLink<number>;
}

const ROW_HEIGHT = 24;
const ROWS_BEYOND = 8;
/** More than are ever in sight at once. */
const ROWS_IN_SIGHT = 40;

/** The lines of a card in figures. Of many rows, only those in sight exist. */
export function DataTable(props: DataTableProps) {
  const { title, context, marked, inSight } = props;
  const cursor = useCrosshair(props.crosshair);
  const choice = useTableChoice(context.view);
  const { sort } = choice;
  const columns = choice.columns.filter(
    ({ key }) => key !== "smoothed" || smoothingOf(context.settings).smoothing > 0,
  );
  const names = useMemo(() => hyperparametersOf(choice.columns), [choice.columns]);
  const figures = useTableRows({ ...props, cursor });
  const rows = useHyperparameters(context, names, props.lines, figures);
  const sorted = useMemo(() => sortedRows(rows, sort), [rows, sort]);
  const [top, setTop] = useState(0);
  const first = Math.max(Math.floor(top / ROW_HEIGHT) - ROWS_BEYOND, 0);
  const shown = sorted.slice(first, first + ROWS_IN_SIGHT);
  const below = sorted.length - first - shown.length;
  const { copied, copy } = useCopy();
  const isStepAxis = hasStepAxis(context.settings);
  const labelOf = ({ key, label }: TableColumn): string =>
    key === "at" ? valueLabel(marked, cursor) : label;

  return (
    <section className="line-table" aria-label={`Table of ${title}`}>
      <div className="line-table-bar">
        {isStepAxis && <MarkField context={context} marked={marked} />}
        <span className="line-table-range">{rangeText(isStepAxis, marked, inSight)}</span>
        <ColumnChoice context={context} choice={choice} />
        <Button
          variant="icon"
          label={copied ? "Copied" : `Copy table: ${title}`}
          hint={copied ? "Copied" : "Copy as CSV"}
          icon={<Copy aria-hidden />}
          onClick={() => void copy(tableCsv(columns, sorted))}
        />
        <Button
          variant="icon"
          label={`Save table: ${title}`}
          hint="Save as CSV"
          icon={<Download aria-hidden />}
          onClick={() => saveText(`${title}.csv`, "text/csv", tableCsv(columns, sorted))}
        />
      </div>
      <div
        className="line-table-scroll"
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <table aria-rowcount={sorted.length + 1}>
          <TableHead columns={columns} choice={choice} labelOf={labelOf} />
          <tbody>
            {first > 0 && <tr aria-hidden style={{ height: first * ROW_HEIGHT }} />}
            {shown.map((row, i) => (
              <tr key={row.label} aria-rowindex={first + i + 2}>
                <th scope="row" title={row.label}>
                  <span className="line-card-dot" style={{ background: row.color }} aria-hidden />
                  <bdi>{visibleName(row.label)}</bdi>
                </th>
                {columns.map((column) => (
                  <td key={column.key} title={whyEmpty(column, row.figures?.count)}>
                    {cellText(column, row)}
                  </td>
                ))}
              </tr>
            ))}
            {below > 0 && <tr aria-hidden style={{ height: below * ROW_HEIGHT }} />}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function valueLabel(marked: StepSelection | undefined, cursor: number | undefined): string {
  if (marked !== undefined) return "At step";
  return cursor === undefined ? "Last" : "At cursor";
}

function rangeText(
  isStepAxis: boolean,
  marked: StepSelection | undefined,
  inSight: Range | undefined,
): string {
  const range = tableRange(marked, inSight);
  if (range === undefined) return "all points";
  if (!isStepAxis) return "what is in sight";
  const { min, max } = { min: Math.ceil(range.min), max: Math.floor(range.max) };
  return `steps ${stepText(min)} to ${stepText(max)}`;
}

function hyperparametersOf(columns: readonly TableColumn[]): readonly string[] {
  return columns.map(({ hyperparameter }) => hyperparameter).filter((name) => name !== undefined);
}

/** Of a range with more points than a table fetches. */
function whyEmpty({ key }: TableColumn, count: number | undefined): string | undefined {
  const needsAll = key === "mean" || key === "count";
  return needsAll && count === undefined ? "Too many points: mark a shorter range." : undefined;
}
