import { Activity, ArrowDown, ArrowUp } from "lucide-react";
import type { DragEvent, KeyboardEvent } from "react";
import type { RunColumn } from "./columns.ts";

export type SortDirection = "ascending" | "descending" | undefined;

interface ColumnHeadProps {
  readonly column: RunColumn;
  readonly direction: SortDirection;
  /** Whether the values of the hyperparameter are known to differ. */
  readonly differs: boolean;
  readonly isNumeric: boolean;
  readonly isWide: boolean;
  readonly onSort: () => void;
  readonly onMove: (by: -1 | 1) => void;
  /** Another column, by its text, was dropped on this one. */
  readonly onDrop: (text: string) => void;
  readonly onRemove: () => void;
  readonly onMenu: (button: HTMLElement) => void;
}

/** What a dragged column is known by, so that nothing else can be dropped. */
const DRAG_TYPE = "application/x-runlens-column";

/** A click sorts; with the keyboard Alt and arrows move the column, Delete takes it away, ↓ opens its menu. */
export function ColumnHead(props: ColumnHeadProps) {
  const { column, direction, differs, isNumeric, isWide, onSort, onMenu, onDrop } = props;
  const { text, kind, title, prefix } = column;
  const isIconOnly = kind === "state" && !isWide;
  return (
    <button
      type="button"
      className="runs-column"
      data-numeric={isNumeric || undefined}
      title={`${text}${differs ? ", differs between runs" : ""}`}
      draggable
      onClick={onSort}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(event.currentTarget);
      }}
      onKeyDown={(event) => onKey(event, props)}
      onDragStart={(event) => event.dataTransfer.setData(DRAG_TYPE, text)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAG_TYPE)) event.preventDefault();
      }}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        onDrop(event.dataTransfer.getData(DRAG_TYPE));
      }}
    >
      {isIconOnly && <Activity className="runs-column-icon" aria-hidden />}
      {prefix !== undefined && <span className="runs-column-prefix">{prefix} </span>}
      <span className={isIconOnly ? "rl-visually-hidden" : "runs-column-title"}>
        <bdi>{title}</bdi>
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

function onKey(
  event: KeyboardEvent<HTMLElement>,
  { onMove, onRemove, onMenu }: Pick<ColumnHeadProps, "onMove" | "onRemove" | "onMenu">,
): void {
  const { key, altKey } = event;
  if (altKey && key === "ArrowLeft") onMove(-1);
  else if (altKey && key === "ArrowRight") onMove(1);
  else if (key === "Delete") onRemove();
  else if (key === "ArrowDown" || key === "ContextMenu") onMenu(event.currentTarget);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
