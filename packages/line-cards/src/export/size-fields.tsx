import {
  inUnit,
  SIZE_PRESETS,
  sizeProblem,
  type LengthUnit,
  type PictureSize,
} from "@runlens/export";
import { Select, TextField } from "@runlens/widgets";
import type { ExportChoice } from "./export-choice.ts";

interface SizeFieldsProps {
  readonly choice: ExportChoice;
  readonly onChange: (choice: Partial<ExportChoice>) => void;
}

const PRESETS = {
  single: "One column, 85 × 60 mm",
  double: "Two columns, 178 × 90 mm",
  slide: "Slide, 1600 × 900 px",
  own: "Own size",
} as const;
const UNITS: Readonly<Record<LengthUnit, string>> = { px: "px", mm: "mm", in: "in" };

/** Width and height, in any unit, or one of the usual ones. */
export function SizeFields({ choice: { preset, size }, onChange }: SizeFieldsProps) {
  const change = (next: PictureSize): void => onChange({ preset: "own", size: next });
  const problem = sizeProblem(size);
  return (
    <>
      <Select
        label="Size"
        value={preset}
        options={PRESETS}
        onChange={(next) =>
          onChange(
            next === "own"
              ? { preset: next }
              : {
                  preset: next,
                  size: SIZE_PRESETS[next],
                  zoom: next === "slide" ? "double" : "normal",
                },
          )
        }
      />
      <div className="line-export-size">
        <TextField
          label="Width"
          value={String(size.width)}
          onCommit={(text) => change({ ...size, width: lengthOf(text, size.width) })}
        />
        <span aria-hidden>×</span>
        <TextField
          label="Height"
          value={String(size.height)}
          onCommit={(text) => change({ ...size, height: lengthOf(text, size.height) })}
        />
        <Select
          label="Unit"
          labelHidden
          value={size.unit}
          options={UNITS}
          onChange={(unit) => onChange({ preset, size: inUnit(size, unit) })}
        />
      </div>
      {problem !== undefined && (
        <p className="line-export-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** What is no length changes nothing. */
function lengthOf(text: string, before: number): number {
  const length = Number(text.trim().replace(",", "."));
  return length > 0 && Number.isFinite(length) ? length : before;
}
