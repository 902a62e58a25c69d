import type { Limits, Range } from "@runlens/charts";
import { Button, Popover, TextField } from "@runlens/widgets";
import { Pencil } from "lucide-react";
import { useState } from "react";

interface AxisRangeProps {
  readonly title: string;
  readonly axis: "x" | "y" | "y2";
  /** Set by hand; an absent bound follows the data. */
  readonly limits: Limits;
  readonly onChange: (limits: Limits) => void;
}

const NAMES: Readonly<Record<AxisRangeProps["axis"], string>> = {
  x: "Horizontal range",
  y: "Vertical range",
  y2: "Vertical range on the right",
};

/** The bounds of an axis, typed. An empty one follows the data, crossed ones are swapped. */
export function AxisRange({ title, axis, limits, onChange }: AxisRangeProps) {
  const [isOpen, setIsOpen] = useState(false);
  const name = NAMES[axis];
  return (
    <Popover
      title={name}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <button
          type="button"
          className="line-card-axis"
          data-axis={axis}
          data-set={Object.keys(limits).length > 0 || undefined}
          aria-label={`${name}: ${title}`}
          title={name}
        >
          <Pencil aria-hidden />
        </button>
      }
    >
      <div className="line-card-range">
        <div>
          <span aria-hidden>From</span>
          <TextField
            label="From"
            placeholder="as the data"
            value={boundText(limits.min)}
            onCommit={(text) => onChange(ordered(boundOf(text, limits.min), limits.max))}
          />
        </div>
        <div>
          <span aria-hidden>To</span>
          <TextField
            label="To"
            placeholder="as the data"
            value={boundText(limits.max)}
            onCommit={(text) => onChange(ordered(limits.min, boundOf(text, limits.max)))}
          />
        </div>
        <Button label="Follow the data" onClick={() => onChange({})} />
      </div>
    </Popover>
  );
}

/** A range has both bounds; one that is missing comes from what is there. */
export function rangeOfLimits({ min, max }: Limits, extent: Range): Range | undefined {
  if (min === undefined && max === undefined) return undefined;
  const range = { min: min ?? extent.min, max: max ?? extent.max };
  return range.min < range.max ? range : undefined;
}

function ordered(min: number | undefined, max: number | undefined): Limits {
  const isCrossed = min !== undefined && max !== undefined && min > max;
  const [from, to] = isCrossed ? [max, min] : [min, max];
  return { ...(from !== undefined && { min: from }), ...(to !== undefined && { max: to }) };
}

function boundText(bound: number | undefined): string {
  return bound === undefined ? "" : String(Number(bound.toPrecision(8)));
}

/** What cannot be read changes nothing. */
function boundOf(text: string, before: number | undefined): number | undefined {
  if (text.trim() === "") return undefined;
  const bound = Number(text.replaceAll(",", "").replace("−", "-"));
  return Number.isFinite(bound) ? bound : before;
}
