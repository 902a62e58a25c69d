import { valueText } from "@runlens/charts";
import { chartTheme, type Theme } from "@runlens/widgets";
import { useEffect, useMemo, useRef, useState, type PointerEvent } from "react";
import { elementText } from "./element-text.ts";
import { heatCells, ODD, type HeatCells } from "./heat-colors.ts";
import { indexText, placeIn, type TensorSlice } from "./tensor-slice.ts";

interface HeatMapProps {
  readonly slice: TensorSlice;
  /** Accessible name. */
  readonly name: string;
  /** Of the run. */
  readonly color: string;
  readonly theme: Theme;
}

/** About as many as a card has pixels. */
const MAX_SIDE = 1024;
const SHADES = 256;

/** A slice as colours, from the least to the greatest element; what is under the pointer in words. */
export function HeatMap({ slice, name, color, theme }: HeatMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [place, setPlace] = useState<number>();
  const cells = useMemo(() => heatCells(slice, MAX_SIDE), [slice]);
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, cells, color, theme);
  }, [cells, color, theme]);
  const onMove = (event: PointerEvent<HTMLElement>): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const row = cellAt(event.clientY - top, height, slice.rows);
    const column = cellAt(event.clientX - left, width, slice.columns);
    setPlace(placeIn(slice, row, column));
  };
  const range = `${valueText(cells.min)} to ${valueText(cells.max)}`;
  return (
    <div className="tensor-heat">
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${name}: ${slice.rows} by ${slice.columns} elements, ${range}.`}
        width={cells.width}
        height={cells.height}
        onPointerMove={onMove}
        onPointerLeave={() => setPlace(undefined)}
      />
      <p className="tensor-heat-text">
        <span>
          {place === undefined
            ? ""
            : `${indexText(slice.tensor, place)} ${elementText(slice.tensor, place)}`}
        </span>
        <span className="tensor-heat-scale">
          {valueText(cells.min)}
          <span
            className="tensor-heat-ramp"
            style={{ background: `linear-gradient(to right, ${stops(color, theme).join()})` }}
            aria-hidden
          />
          {valueText(cells.max)}
        </span>
      </p>
    </div>
  );
}

function cellAt(pixel: number, size: number, count: number): number {
  return Math.max(Math.min(Math.floor((pixel / size) * count), count - 1), 0);
}

/** From nearly the background over the run's colour to nearly the text. */
function stops(color: string, theme: Theme): readonly [string, string, string] {
  const { background, text } = chartTheme(theme);
  return [mixed(color, 6, background), color, mixed(color, 25, text)];
}

function mixed(one: string, share: number, other: string): string {
  return `color-mix(in oklab, ${one} ${share}%, ${other})`;
}

function paint(canvas: HTMLCanvasElement, cells: HeatCells, color: string, theme: Theme): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const shades = shadesOf(context, color, theme);
  const odd = chartTheme(theme).crosshair;
  const { width, height, shares } = cells;
  const picture = context.createImageData(width, height);
  const pixels = new Uint32Array(picture.data.buffer);
  for (const [i, share] of shares.entries()) {
    pixels[i] = share === ODD ? 0 : (shades[Math.round(share * (SHADES - 1))] ?? 0);
  }
  context.putImageData(picture, 0, 0);
  // Behind the picture, where it is transparent.
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = odd;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = "source-over";
}

/** The shades as the browser mixes them, a pixel each. */
function shadesOf(canvas: CanvasRenderingContext2D, color: string, theme: Theme): Uint32Array {
  const strip = new OffscreenCanvas(SHADES, 1).getContext("2d");
  if (strip === null) return new Uint32Array(SHADES);
  const gradient = strip.createLinearGradient(0, 0, SHADES, 0);
  for (const [i, stop] of stops(color, theme).entries()) {
    // A gradient takes plain colours only; what is filled with one reads back as such.
    canvas.fillStyle = stop;
    gradient.addColorStop(i / 2, canvas.fillStyle);
  }
  strip.fillStyle = gradient;
  strip.fillRect(0, 0, SHADES, 1);
  return new Uint32Array(strip.getImageData(0, 0, SHADES, 1).data.buffer);
}
