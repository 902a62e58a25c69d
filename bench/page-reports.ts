/** What scripts of the folder `page` note for the measurement that put them there. */

/** A frame in which the page did something that it had asked a frame for. */
export interface DrawnFrame {
  /** Since the page was opened. */
  readonly atMs: number;
  /** Time in the callbacks of the frame: for a chart, its script and its calls to the canvas. */
  readonly scriptMs: number;
}

/** What the first chart of the page showed, from when on. */
export interface ChartSight {
  /** Since 1970, to be compared with clocks of other processes. */
  readonly atMs: number;
  /** The chart's sentence for screen readers, written right after it is drawn; "" without a chart. */
  readonly sentence: string;
}

/** How soon cards of lines showed theirs. */
export interface CardsSeen {
  /** When all cards in sight were drawn for the first time, since the page was opened. */
  allDrawnMs: number | undefined;
  /** How long a card stood in sight without its chart. */
  longestBlankMs: number;
  /** Nobody needs it any more, and looking takes time. */
  isOver: boolean;
}
