import { countNotPositive, countText, type ScaleKind } from "@runlens/charts";
import type { GroupBand, GroupCentre } from "@runlens/model";
import type { SharedQuery } from "./line-queries.ts";
import type { CardLine } from "./select-lines.ts";

type HowGrouped = Pick<SharedQuery, "centre" | "band">;

const CENTRES: Readonly<Record<GroupCentre, string>> = {
  mean: "mean",
  median: "median",
  iqm: "interquartile mean",
};

const BANDS: Readonly<Record<GroupBand, string>> = {
  none: "",
  std: " ± std",
  stderr: " ± stderr",
  minMax: ", min to max",
  bootstrap: ", 95 % interval",
};

const GROUP_RULE =
  "A group has a point wherever one of its runs has one. A run counts from its first point to its last, read off on the straight line between its own points, where these are finite.";

/** What a card's header says of its lines: "12 runs", "1.2 M points"; "2 groups (mean ± std)", "1 run", … */
export function countsOf(
  lines: readonly CardLine[],
  { yScale, y2Scale }: { readonly yScale: ScaleKind; readonly y2Scale: ScaleKind },
  how: HowGrouped = {},
): readonly string[] {
  let points = 0;
  for (const { window } of lines) points += window.totalPoints;
  let offScale = 0;
  for (const { axis, window } of lines) {
    const scale = axis === "right" ? y2Scale : yScale;
    if (scale === "log") offScale += countNotPositive(window.values);
  }
  return [
    ...lineCounts(lines, how),
    plural(points, "point"),
    ...(lines.some((line) => line.isBandInterpolated) ? ["band between its steps"] : []),
    ...(lines.some(({ window }) => window.group?.isApproximate)
      ? ["groups from reduced lines"]
      : []),
    ...atLeast(lines, offScale > 0 ? [`${countText(offScale)} ≤ 0 not on log scale`] : []),
  ];
}

function lineCounts(
  lines: readonly CardLine[],
  { centre = "mean", band = "std" }: HowGrouped,
): readonly string[] {
  const groupCount = lines.filter(isOfGroup).length;
  const rule = groupCount === 0 ? "" : ` (${CENTRES[centre]}${BANDS[band]})`;
  if (hasSeveralTags(lines)) return [plural(lines.length, "line") + rule];
  const runCount = lines.length - groupCount;
  return [
    ...(groupCount > 0 ? [plural(groupCount, "group") + rule] : []),
    ...(runCount > 0 ? [plural(runCount, "run")] : []),
  ];
}

/** What is said of a card under the pointer; of groups also how their lines are made. */
export function descriptionOf(
  description: string | undefined,
  lines: readonly CardLine[],
): string | undefined {
  if (!isOfGroups(lines)) return description;
  return description ? `${description}\n${GROUP_RULE}` : GROUP_RULE;
}

/** Of reduced windows only one odd value of a kind per pixel column is known. */
function atLeast(lines: readonly CardLine[], parts: readonly string[]): readonly string[] {
  const isReduced = lines.some(({ window }) => !window.exact);
  return isReduced ? parts.map((part) => `≥ ${part}`) : parts;
}

/** Some of the lines are of groups. */
export function isOfGroups(lines: readonly CardLine[]): boolean {
  return lines.some(isOfGroup);
}

function isOfGroup({ window }: CardLine): boolean {
  return window.group !== undefined;
}

/** What each of the lines stands for, as the head of a column. */
export function lineNoun(lines: readonly CardLine[]): "Line" | "Group" | "Run" {
  if (hasSeveralTags(lines)) return "Line";
  if (!isOfGroups(lines)) return "Run";
  return lines.every(isOfGroup) ? "Group" : "Line";
}

export function hasSeveralTags(lines: readonly CardLine[]): boolean {
  return lines.some(({ window }) => window.tag !== lines[0]?.window.tag);
}

export function plural(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}
