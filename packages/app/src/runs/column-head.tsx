import { visibleName } from "@runlens/base";
import { useColumnHead, type ColumnHeadActions, type SortDirection } from "@runlens/widgets";
import { Activity, ArrowDown, ArrowUp } from "lucide-react";
import type { RunColumn } from "./columns.ts";
import "./column-head.css";

interface ColumnHeadProps extends Omit<ColumnHeadActions, "column"> {
  readonly column: RunColumn;
  readonly direction: SortDirection;
  /** Whether the values of the hyperparameter are known to differ. */
  readonly differs: boolean;
  readonly isNumeric: boolean;
  readonly isWide: boolean;
}

/** The title of a column, and all that `useColumnHead` does with it. */
export function ColumnHead(props: ColumnHeadProps) {
  const { column, direction, differs, isNumeric, isWide } = props;
  const { text, kind, title, prefix } = column;
  const head = useColumnHead({ ...props, column: text });
  const isIconOnly = kind === "state" && !isWide;
  return (
    <button
      type="button"
      className="runs-column"
      data-numeric={isNumeric || undefined}
      title={`${text}${differs ? ", differs between runs" : ""}\nRight click for more (↓)`}
      {...head}
    >
      {isIconOnly && <Activity className="runs-column-icon" aria-hidden />}
      {prefix !== undefined && <span className="runs-column-prefix">{prefix} </span>}
      <span className={isIconOnly ? "rl-visually-hidden" : "runs-column-title"}>
        <bdi>{visibleName(title)}</bdi>
      </span>
      {differs && (
        <span className="runs-column-differs" role="img" aria-label="differs">
          ≠
        </span>
      )}
      <SortMark direction={direction} />
    </button>
  );
}

export function SortMark({ direction }: { readonly direction: SortDirection }) {
  if (direction === undefined) return null;
  return (
    <span className="runs-column-sort" aria-hidden>
      {direction === "ascending" ? <ArrowUp /> : <ArrowDown />}
    </span>
  );
}
