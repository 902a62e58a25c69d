import { Button } from "@runlens/widgets";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { moved, removed } from "./lists.ts";

interface ItemButtonsProps<T> {
  /** "category losses" */
  readonly name: string;
  readonly list: readonly T[];
  readonly at: number;
  readonly onChange: (list: readonly T[]) => void;
}

/** Moves an item of a list up or down, or takes it out. */
export function ItemButtons<T>({ name, list, at, onChange }: ItemButtonsProps<T>) {
  return (
    <div className="cs-item-buttons">
      <Button
        variant="icon"
        label={`Move up: ${name}`}
        hint="Move up"
        icon={<ArrowUp aria-hidden />}
        disabled={at === 0}
        onClick={() => onChange(moved(list, at, -1))}
      />
      <Button
        variant="icon"
        label={`Move down: ${name}`}
        hint="Move down"
        icon={<ArrowDown aria-hidden />}
        disabled={at === list.length - 1}
        onClick={() => onChange(moved(list, at, 1))}
      />
      <Button
        variant="icon"
        label={`Delete: ${name}`}
        hint="Delete"
        icon={<Trash2 aria-hidden />}
        onClick={() => onChange(removed(list, at))}
      />
    </div>
  );
}
