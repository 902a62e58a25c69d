/** What `save` keeps, beside the place and the dashes. */
export type DrawStyle = Pick<
  CanvasRenderingContext2D,
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "lineCap"
  | "lineJoin"
  | "globalAlpha"
  | "font"
  | "textAlign"
  | "textBaseline"
>;

/** What puts a path together. */
export interface DrawPath {
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
}

/**
 * The part of a 2D canvas context that charts draw with. A canvas has it as it is; the SVG
 * and PDF contexts of `export/` have it too, so an exported picture is the one on screen.
 */
export interface DrawContext extends DrawStyle, DrawPath {
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  setLineDash(segments: number[]): void;
  fill(): void;
  stroke(): void;
  /** To the path since `beginPath`, which holds one rectangle. */
  clip(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
}
