import type { DrawPath } from "../draw-context.ts";

export interface PathGrammar {
  readonly write: (verb: "move" | "line", x: number, y: number) => string;
  readonly close: string;
  readonly circle: (x: number, y: number, radius: number) => string;
}

/** A path as the text of a picture format. */
export function createPathText({ write, close, circle }: PathGrammar): {
  readonly path: DrawPath;
  /** Of the path since it was begun. */
  readonly pathText: () => string;
} {
  let steps: string[] = [];
  const path: DrawPath = {
    beginPath() {
      steps = [];
    },
    moveTo: (x, y) => steps.push(write("move", x, y)),
    lineTo: (x, y) => steps.push(write("line", x, y)),
    closePath: () => steps.push(close),
    rect(x, y, width, height) {
      path.moveTo(x, y);
      path.lineTo(x + width, y);
      path.lineTo(x + width, y + height);
      path.lineTo(x, y + height);
      path.closePath();
    },
    // Charts draw full circles only.
    arc: (x, y, radius) => steps.push(circle(x, y, radius)),
  };
  return { path, pathText: () => steps.join("") };
}

/** To a hundredth, which is finer than any printer. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
