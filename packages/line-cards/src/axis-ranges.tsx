import { readNumber } from "@runlens/base";
import type { Limits, Range } from "@runlens/charts";
import { Button, Popover, TextField } from "@runlens/widgets";
import { Pencil } from "lucide-react";

interface AxisRangesProps {
  /** Of the card. */
  readonly title: string;
  readonly axes: readonly AxisBounds[];
}

/** One axis and its bounds; an absent one follows the data. */
export interface AxisBounds {
  readonly name: string;
  readonly limits: Limits;
  readonly onChange: (limits: Limits) => void;
}

/** The bounds of the axes, typed. An empty one follows the data, crossed ones are swapped. */
export function AxisRanges({ title, axes }: AxisRangesProps) {
  const isSet = axes.some(({ limits }) => limits.min !== undefined || limits.max !== undefined);
  return (
    <Popover
      title="Range of the axes"
      renderTrigger={(props) => (
        <button
          {...props}
          type="button"
          className="line-card-axes"
          data-set={isSet || undefined}
          aria-label={`Range of the axes: ${title}`}
          title="Range of the axes"
        >
          <Pencil aria-hidden />
        </button>
      )}
    >
      <div className="line-card-ranges">
        {axes.map((axis) => (
          <AxisRow key={axis.name} {...axis} />
        ))}
        <Button
          label="Follow the data"
          disabled={!isSet}
          onClick={() => axes.forEach(({ onChange }) => onChange({}))}
        />
      </div>
    </Popover>
  );
}

function AxisRow({ name, limits: { min, max }, onChange }: AxisBounds) {
  return (
    <>
      <span>{name}</span>
      <BoundField
        label={`${name}, from`}
        placeholder="from"
        bound={min}
        onCommit={(bound) => onChange(ordered(bound, max))}
      />
      <BoundField
        label={`${name}, to`}
        placeholder="to"
        bound={max}
        onCommit={(bound) => onChange(ordered(min, bound))}
      />
    </>
  );
}

interface BoundFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly bound: number | undefined;
  readonly onCommit: (bound: number | undefined) => void;
}

function BoundField({ bound, onCommit, ...props }: BoundFieldProps) {
  return (
    <TextField
      {...props}
      value={boundText(bound)}
      problemOf={(text) =>
        text.trim() === "" || readNumber(text) !== undefined ? undefined : "No number"
      }
      onCommit={(text) => onCommit(readNumber(text))}
    />
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
