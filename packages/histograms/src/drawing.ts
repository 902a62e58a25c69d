/** A place in a drawing. Where another card is at something that this one lacks, it is -1. */
export interface Spot {
  /** Which of the drawn histograms. */
  readonly histogram: number;
  /** Which bin of it; 0 where there are no bins. */
  readonly bin: number;
}

/** What a drawing is made for; CSS pixels. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
  /** Width of a label. */
  readonly measure: (label: string) => number;
}

/** A picture of a series that knows what lies where. */
export interface Drawing {
  paint(context: CanvasRenderingContext2D): void;
  /** What is drawn over the picture while the pointer or the arrow keys are at a spot. */
  paintSpot(context: CanvasRenderingContext2D, spot: Spot): void;
  /** Undefined outside of the plot. */
  spotAt(x: number, y: number): Spot | undefined;
  /** The spot that an arrow key leads to: one right or one down, -1 left or up. */
  next(spot: Spot, right: number, down: number): Spot;
  /** Where the tooltip of a spot stands. */
  tooltipX(spot: Spot): number;
}

export function clamped(value: number, min: number, max: number): number {
  return Math.max(Math.min(value, max), min);
}
