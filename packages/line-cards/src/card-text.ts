import { countOdd, countText, type OddCounts, type ScaleKind } from "@runlens/charts";
import type { CardLine } from "./select-lines.ts";

/** What a card's header says of its lines: "12 runs · 1.2 M points · 3 NaN". */
export function countsOf(lines: readonly CardLine[], yScale: ScaleKind): string {
  let points = 0;
  for (const { window } of lines) points += window.totalPoints;
  const values = lines.map(({ window }) => window.values);
  // Of reduced windows only one odd value of a kind per pixel column is known.
  const isReduced = lines.some(({ window }) => !window.exact);
  return [
    plural(lines.length, hasSeveralTags(lines) ? "line" : "run"),
    plural(points, "point"),
    ...(lines.some((line) => line.isBandInterpolated) ? ["band between its steps"] : []),
    ...oddParts(countOdd(values, yScale)).map((part) => (isReduced ? `≥ ${part}` : part)),
  ].join(" · ");
}

export function hasSeveralTags(lines: readonly CardLine[]): boolean {
  return lines.some(({ window }) => window.tag !== lines[0]?.window.tag);
}

function oddParts({ nan, positiveInfinity, negativeInfinity, notPositive }: OddCounts): string[] {
  return [
    ...(nan > 0 ? [`${countText(nan)} NaN`] : []),
    ...(positiveInfinity > 0 ? [`${countText(positiveInfinity)} +∞`] : []),
    ...(negativeInfinity > 0 ? [`${countText(negativeInfinity)} −∞`] : []),
    ...(notPositive > 0 ? [`${countText(notPositive)} ≤ 0 not on log scale`] : []),
  ];
}

export function plural(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}
