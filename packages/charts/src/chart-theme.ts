/** Colours and font of a chart; a canvas cannot read custom properties. */
export interface ChartTheme {
  readonly background: string;
  readonly grid: string;
  readonly axis: string;
  readonly text: string;
  readonly textMuted: string;
  readonly crosshair: string;
  /** Fill of the area that a drag selects. */
  readonly selection: string;
  /** CSS `font` shorthand of labels. */
  readonly font: string;
}
