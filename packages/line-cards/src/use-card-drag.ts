import { useState, type DragEvent } from "react";

/** Where a card was let go over another: beside it, or on it. */
export type DropPlace = "before" | "on" | "after";

/** What happens to cards that are carried. Cards of one page share their ids' meaning. */
export interface CardDrag {
  /** What other cards are told when this one is let go over them. */
  readonly id: string;
  drop(carriedId: string, place: DropPlace): void;
}

const TYPE = "application/x-runlens-card";
/** This share of a card at either side means beside it. */
const SIDE = 0.22;

/** Lets a card be carried by its header, and take others. */
export function useCardDrag(drag: CardDrag | undefined) {
  const [place, setPlace] = useState<DropPlace>();
  if (drag === undefined) return { place: undefined, target: {} };
  return {
    /** Where a card that is over this one would go. */
    place,
    onDragStart: (event: DragEvent): void => {
      event.dataTransfer.setData(TYPE, drag.id);
      event.dataTransfer.effectAllowed = "move";
    },
    target: {
      onDragOver: (event: DragEvent): void => {
        if (!event.dataTransfer.types.includes(TYPE)) return;
        event.preventDefault();
        setPlace(placeOf(event));
      },
      onDragLeave: (event: DragEvent): void => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setPlace(undefined);
      },
      onDrop: (event: DragEvent): void => {
        const carried = event.dataTransfer.getData(TYPE);
        setPlace(undefined);
        if (carried === "") return;
        event.preventDefault();
        if (carried !== drag.id) drag.drop(carried, placeOf(event));
      },
    },
  };
}

function placeOf({ currentTarget, clientX }: DragEvent): DropPlace {
  const { left, width } = currentTarget.getBoundingClientRect();
  const share = (clientX - left) / width;
  if (share < SIDE) return "before";
  return share > 1 - SIDE ? "after" : "on";
}
