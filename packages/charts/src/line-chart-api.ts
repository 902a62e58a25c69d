import type { ChartLine } from "./chart-line.ts";
import type { ChartTheme } from "./chart-theme.ts";
import type { CursorRow } from "./math/cursor.ts";
import type { StepSelection } from "./math/step-selection.ts";
import type { View } from "./math/view-history.ts";
import type { ChartAxes, ChartPicture } from "./painter.ts";

export interface LineChartOptions extends ChartAxes {
  /** Starts the sentence that describes the chart to screen readers. */
  readonly title: string;
  readonly theme: ChartTheme;
  /** Zooming brings finer points: until they come, a crowd of lines is only stretched. Default: false. */
  readonly refines?: boolean;
  /**
   * Someone zoomed, panned or fitted; `isMoving` in the course of a gesture, of which more
   * is likely to come. Not called for `setView`.
   */
  readonly onViewChange?: (view: View, isMoving: boolean) => void;
  /** The cursor moved, or what it reads changed; undefined when it left. */
  readonly onHover?: (cursor: ChartCursor | undefined) => void;
  /** Someone moved or removed a handle of the selection; `done` is false during a drag. */
  readonly onSelectionChange?: (selection: StepSelection | undefined, done: boolean) => void;
  /** Someone clicked without dragging, at the sample nearest to the pointer. */
  readonly onPick?: (pick: ChartPick) => void;
}

/** What the pointer or the arrow keys point at. */
export interface ChartCursor {
  /** The x of the nearest point. */
  readonly x: number;
  /** The point of each line in sight, the nearest to the pointer first; never empty. */
  readonly rows: readonly CursorRow[];
  /** Height of the pointer in the chart, as `yPixel` of the rows; absent when keys move the cursor. */
  readonly pointerYPixel?: number;
  /** The crosshair in pixels of the browser window. */
  readonly client: { readonly x: number; readonly top: number; readonly bottom: number };
}

export interface ChartPick {
  readonly x: number;
  /** True below the plot, on the strip of the x-axis. */
  readonly onAxis: boolean;
}

export interface LineChart {
  /** Draws other lines. A zoomed view stays; a fitted one follows the data. */
  setData(lines: readonly ChartLine[]): void;
  /** Shows another part, outside of the history that Escape walks back. */
  setView(view: View): void;
  setOptions(options: Partial<LineChartOptions>): void;
  /** Shows the crosshair of another chart; undefined takes it away. */
  setCursor(x: number | undefined): void;
  /** Brings the line with this id forward and fades the others; undefined ends it. */
  setEmphasis(id: string | undefined): void;
  /** Marks a place on the x-axis or a range, with handles to move it; undefined takes it away. */
  setSelection(selection: StepSelection | undefined): void;
  /** What is shown now, for `toSvg`, `toPng` and `toPdf`. Later changes do not touch it. */
  picture(): ChartPicture;
  destroy(): void;
}
