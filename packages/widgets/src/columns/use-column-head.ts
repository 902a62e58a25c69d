import { useState, type DragEvent, type HTMLAttributes, type KeyboardEvent } from "react";

export interface ColumnHeadActions {
  /** Tells the columns of one table apart. */
  readonly column: string;
  /** The place of the column among those that move. */
  readonly place: number;
  readonly onSort: () => void;
  /** Puts a column in a place. */
  readonly onMove: (column: string, place: number) => void;
  readonly onRemove: () => void;
  readonly onMenu: (button: HTMLElement) => void;
}

/** What a dragged column is known by, so that nothing else can be dropped. */
const DRAG_TYPE = "application/x-runlens-column";

/**
 * For the button that is the head of a column: a click sorts, dragging it onto another head
 * moves it there. With the keyboard Alt and arrows move, Delete removes, ↓ opens the menu.
 * While a column is over it, `data-drop` says on which side it will stand.
 */
export function useColumnHead(actions: ColumnHeadActions): HTMLAttributes<HTMLElement> {
  const { column, place, onSort, onMove, onMenu } = actions;
  const [isOver, setOver] = useState(false);
  return {
    draggable: true,
    onClick: onSort,
    onContextMenu(event) {
      event.preventDefault();
      onMenu(event.currentTarget);
    },
    onKeyDown: (event) => onKey(event, actions),
    onDragStart(event) {
      event.dataTransfer.setData(DRAG_TYPE, column);
      draggedFrom = place;
    },
    onDragOver(event) {
      if (!carriesColumn(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event) {
      setOver(false);
      if (!carriesColumn(event)) return;
      event.preventDefault();
      onMove(event.dataTransfer.getData(DRAG_TYPE), place);
    },
    ...(isOver && { "data-drop": draggedFrom < place ? "after" : "before" }),
  };
}

/** Where the column that is dragged stood: what it carries cannot be read before it is dropped. */
let draggedFrom = 0;

function carriesColumn({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(DRAG_TYPE);
}

function onKey(
  event: KeyboardEvent<HTMLElement>,
  { column, place, onMove, onRemove, onMenu }: ColumnHeadActions,
): void {
  const { key, altKey } = event;
  if (altKey && key === "ArrowLeft") onMove(column, place - 1);
  else if (altKey && key === "ArrowRight") onMove(column, place + 1);
  else if (key === "Delete") {
    neighbourOf(event.currentTarget)?.focus();
    onRemove();
  } else if (key === "ArrowDown" || key === "ContextMenu") onMenu(event.currentTarget);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** What has the focus once a head is gone. */
function neighbourOf({ parentElement: cell }: HTMLElement): HTMLElement | null | undefined {
  return (cell?.nextElementSibling ?? cell?.previousElementSibling)?.querySelector("button");
}
