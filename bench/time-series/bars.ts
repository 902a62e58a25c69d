import type { Moved } from "../moves.ts";
import { medianOf, print, quantileOf, row } from "../report.ts";

/** How often each figure is taken. */
export const ROUNDS = 5;

export function printHead(): void {
  print(row(["", "bar", "median", "least", "most"]));
}

export function printBar(name: string, bar: string, figures: readonly number[], digits = 0): void {
  printFigures(name, bar, [medianOf(figures), Math.min(...figures), Math.max(...figures)], digits);
}

/** With what 95 of 100 keep to in place of the most. */
export function printTail(name: string, bar: string, figures: readonly number[]): void {
  const near95 = quantileOf(figures, 0.95);
  printFigures(name, bar, [medianOf(figures), Math.min(...figures), near95], 0);
}

function printFigures(name: string, bar: string, figures: readonly number[], digits: number): void {
  print(row([name, bar, ...figures.map((figure) => figure.toFixed(digits))]));
}

/** @param bar of the main thread's time per frame */
export function printMoves(name: string, bar: string, moves: readonly Moved[]): void {
  const of = (figure: keyof Moved): number[] => moves.map((one) => one[figure]);
  printBar(`${name}: frames/s`, ">= 60", of("framesPerSec"), 1);
  printBar("  script, ms per frame", "", of("scriptMs"), 1);
  printBar("  main thread, ms per frame", bar, of("mainMs"), 1);
}
