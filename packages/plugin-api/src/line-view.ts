import type { ViewState } from "./dashboard.ts";

/** Where a view keeps what is shown of a card of lines, in a form that @runlens/line-cards knows. */
export function lineCardKey(id: string): string {
  return `card.${id}`;
}

/** Has a card of lines bring into sight what is around a step, as soon as it is known. */
export function lookAtStep(view: ViewState, id: string, step: number): void {
  const key = lineCardKey(id);
  view.set(key, [view.get(key), `at${step}`].filter(Boolean).join("_"));
}
