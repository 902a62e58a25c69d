export interface PathGrammar {
  readonly write: (verb: "move" | "line", x: number, y: number) => string;
  readonly close: string;
  readonly circle: (x: number, y: number, radius: number) => string;
}

/** A path as the text of a picture format. */
export function createPathText({ write, close, circle }: PathGrammar) {
  let steps: string[] = [];
  const path = {
    begin(): void {
      steps = [];
    },
    moveTo: (x: number, y: number): number => steps.push(write("move", x, y)),
    lineTo: (x: number, y: number): number => steps.push(write("line", x, y)),
    closePath: (): number => steps.push(close),
    rect(x: number, y: number, width: number, height: number): void {
      path.moveTo(x, y);
      path.lineTo(x + width, y);
      path.lineTo(x + width, y + height);
      path.lineTo(x, y + height);
      path.closePath();
    },
    /** Charts draw full circles only. */
    circle: (x: number, y: number, radius: number): number => steps.push(circle(x, y, radius)),
    text: (): string => steps.join(""),
  };
  return path;
}

/** To a hundredth, which is finer than any printer. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
