import { countOdd, countText, type OddCounts, type ScaleKind } from "@runlens/charts";
import type { CardLine } from "./select-lines.ts";

/** What a card's header says of its lines: "12 runs · 1.2 M points". */
export function countsOf(lines: readonly CardLine[], yScale: ScaleKind): string {
  let points = 0;
  for (const { window } of lines) points += window.totalPoints;
  const { notPositive } = countOdd(valuesOf(lines), yScale);
  return [
    plural(lines.length, hasSeveralTags(lines) ? "line" : isOfGroups(lines) ? "group" : "run"),
    plural(points, "point"),
    ...(lines.some((line) => line.isBandInterpolated) ? ["band between its steps"] : []),
    ...(lines.some(({ window }) => window.group?.isApproximate)
      ? ["groups from reduced lines"]
      : []),
    ...atLeast(lines, notPositive > 0 ? [`${countText(notPositive)} ≤ 0 not on log scale`] : []),
  ].join(" · ");
}

/** Values that are no numbers: "3 NaN · 1 +∞"; "" without any. */
export function oddCountsOf(lines: readonly CardLine[]): string {
  return atLeast(lines, oddParts(countOdd(valuesOf(lines), "linear"))).join(" · ");
}

function valuesOf(lines: readonly CardLine[]): Float64Array[] {
  return lines.map(({ window }) => window.values);
}

/** Of reduced windows only one odd value of a kind per pixel column is known. */
function atLeast(lines: readonly CardLine[], parts: readonly string[]): readonly string[] {
  const isReduced = lines.some(({ window }) => !window.exact);
  return isReduced ? parts.map((part) => `≥ ${part}`) : parts;
}

export function isOfGroups(lines: readonly CardLine[]): boolean {
  return lines.some(({ window }) => window.group !== undefined);
}

export function hasSeveralTags(lines: readonly CardLine[]): boolean {
  return lines.some(({ window }) => window.tag !== lines[0]?.window.tag);
}

function oddParts({ nan, positiveInfinity, negativeInfinity }: OddCounts): string[] {
  return [
    ...(nan > 0 ? [`${countText(nan)} NaN`] : []),
    ...(positiveInfinity > 0 ? [`${countText(positiveInfinity)} +∞`] : []),
    ...(negativeInfinity > 0 ? [`${countText(negativeInfinity)} −∞`] : []),
  ];
}

export function plural(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}
