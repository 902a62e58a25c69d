import { countText } from "@runlens/base";
import { stepText, valueText } from "@runlens/charts";
import type { Tensor } from "@runlens/format";
import type { SeriesName } from "@runlens/plugin-api/media";
import { CardNote } from "@runlens/tag-board";
import { Button, StepSlider, useCopy } from "@runlens/widgets";
import { Check, Copy, Download } from "lucide-react";
import { useMemo } from "react";
import type { TensorContext } from "./context.ts";
import { elementText } from "./element-text.ts";
import { HeatMap } from "./heat-map.tsx";
import { saveCsv } from "./save-csv.ts";
import { setSliceIndexes, sliceIndexes } from "./slice-state.ts";
import { SliceTable } from "./slice-table.tsx";
import { indexText, sliceCsv, sliceOf, sliceText, type TensorSlice } from "./tensor-slice.ts";
import { elementCount, tensorStatistics, type TensorStatistics } from "./tensor-statistics.ts";

interface TensorViewProps {
  readonly tensor: Tensor;
  /** Accessible name. */
  readonly name: string;
  readonly series: SeriesName;
  readonly color: string;
  readonly context: TensorContext;
}

/** What a tensor is, its statistics, and a slice of it as table or heat map. */
export function TensorView({ tensor, name, series, color, context }: TensorViewProps) {
  const { view, settings, theme } = context;
  const statistics = useMemo(() => tensorStatistics(tensor), [tensor]);
  const wanted = sliceIndexes(view, series);
  const wantedKey = wanted.join();
  // oxlint-disable-next-line react/exhaustive-deps -- equal indexes are the same slice
  const slice = useMemo(() => sliceOf(tensor, wanted), [tensor, wantedKey]);
  const isHeat = settings.form === "heat";
  return (
    <>
      <div className="tensor-about">
        <p className="tensor-type">
          {tensor.dtype} {shapeText(tensor)}
          <span>{countText(elementCount(tensor), "element")}</span>
        </p>
        <SliceButtons slice={slice} name={name} series={series} />
      </div>
      {statistics !== undefined && <Statistics tensor={tensor} statistics={statistics} />}
      {slice.indexes.map((index, axis) => (
        <div key={axis} className="tensor-axis">
          <StepSlider
            label={`Index ${axis} of ${name}`}
            count={Math.max(tensor.shape[axis] ?? 1, 1)}
            position={index}
            text={`index ${axis}: ${stepText(index)}`}
            onChange={(next) => setSliceIndexes(view, series, slice.indexes.with(axis, next))}
          />
        </div>
      ))}
      {slice.rows * slice.columns === 0 ? (
        <CardNote>The tensor has no elements.</CardNote>
      ) : isHeat && statistics === undefined ? (
        <CardNote>Only numbers have a heat map. See it as a table.</CardNote>
      ) : isHeat ? (
        <HeatMap slice={slice} name={name} color={color} theme={theme} />
      ) : tensor.kind === "strings" && tensor.shape.length === 0 ? (
        <pre className="tensor-text" dir="auto">
          {elementText(tensor, 0)}
        </pre>
      ) : (
        <SliceTable slice={slice} name={name} />
      )}
    </>
  );
}

function SliceButtons({
  slice,
  name,
  series,
}: {
  readonly slice: TensorSlice;
  readonly name: string;
  readonly series: SeriesName;
}) {
  const { copied, copy } = useCopy();
  const what = slice.tensor.shape.length > 2 ? ` of ${sliceText(slice)}` : "";
  return (
    <div className="tensor-buttons">
      <Button
        variant="icon"
        label={`Copy: ${name}`}
        hint={copied ? "Copied" : `Copy as CSV${what}`}
        icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        onClick={() => void copy(sliceCsv(slice))}
      />
      <Button
        variant="icon"
        label={`Save: ${name}`}
        hint={`Save as CSV${what}`}
        icon={<Download aria-hidden />}
        onClick={() => saveCsv(sliceCsv(slice), series)}
      />
    </div>
  );
}

function Statistics({
  tensor,
  statistics,
}: {
  readonly tensor: Tensor;
  readonly statistics: TensorStatistics;
}) {
  const { minIndex, maxIndex, mean, std, zeros, nans } = statistics;
  const isFinite = minIndex >= 0;
  const at = (place: number): string | undefined =>
    tensor.shape.length === 0 ? undefined : `at ${indexText(tensor, place)}`;
  const counts = [
    ["NaN", nans],
    ["+∞", statistics.positiveInfinities],
    ["−∞", statistics.negativeInfinities],
  ] as const;
  return (
    <dl className="tensor-statistics">
      {isFinite && (
        <>
          <Figure name="min" text={boundText(tensor, minIndex)} title={at(minIndex)} />
          <Figure name="max" text={boundText(tensor, maxIndex)} title={at(maxIndex)} />
          <Figure name="mean" text={valueText(mean)} />
          <Figure name="std" text={valueText(std)} />
        </>
      )}
      <Figure name="zeros" text={stepText(zeros)} />
      {counts.map(
        ([name, count]) =>
          count > 0 && <Figure key={name} name={name} text={stepText(count)} isOdd />,
      )}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly text: string;
  readonly title?: string | undefined;
  /** Something to look into. */
  readonly isOdd?: boolean;
}

function Figure({ name, text, title, isOdd = false }: FigureProps) {
  return (
    <div title={title} data-odd={isOdd || undefined}>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** Whole numbers to the last digit. */
function boundText(tensor: Tensor, place: number): string {
  if (tensor.kind === "bigints") return elementText(tensor, place);
  if (tensor.kind === "complex") return `|${elementText(tensor, place)}|`;
  return tensor.kind === "numbers" ? valueText(tensor.values[place] ?? NaN) : "";
}

function shapeText({ shape }: Tensor): string {
  return shape.length === 0 ? "single value" : `[${shape.map(stepText).join(" × ")}]`;
}
