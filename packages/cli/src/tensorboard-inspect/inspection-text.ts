import { compareText } from "@runlens/base";
import { printable } from "../text.ts";
import { CATEGORIES, type Category, type Observations } from "./observations.ts";

const SEPARATOR = "=".repeat(70);

/** Without tags of their own. */
const TAGLESS: ReadonlySet<Category> = new Set([
  "graph",
  "sessionlog:checkpoint",
  "sessionlog:start",
  "sessionlog:stop",
]);

/** Of so few that each is told. */
const TOLD_ONE_BY_ONE: ReadonlySet<Category> = new Set(["sessionlog:start", "sessionlog:stop"]);

const KEY_WIDTH = 20;

export function headText(): string {
  const what = "Processing event files... (this can take a few minutes)";
  return [SEPARATOR, what, SEPARATOR, ""].join("\n");
}

export function foundText(directories: readonly string[]): string {
  return ["Found event files in:", ...directories.map(printable), ""].join("\n");
}

/**
 * What `tensorboard --inspect` says of one directory or file, line by line.
 *
 * @param tag that was asked for; "" without one.
 */
export function inspectionText(
  name: string,
  observed: ReadonlyMap<Category, Observations>,
  tag: string,
): string {
  const place = printable(name);
  const title = `Event statistics for ${tag === "" ? "" : `tag ${printable(tag)} in `}${place}:`;
  const head =
    tag === "" ? [`These tags are in ${place}:`, ...tagLines(observed), SEPARATOR, ""] : [];
  const statistics = CATEGORIES.flatMap((category) => {
    const observations = observed.get(category);
    if (observations === undefined) return tag === "" ? [`${category} -`] : [];
    return [category, ...statisticLines(category, observations.steps)];
  });
  return [...head, title, ...statistics, SEPARATOR, ""].join("\n");
}

function tagLines(observed: ReadonlyMap<Category, Observations>): string[] {
  return CATEGORIES.filter((category) => !TAGLESS.has(category)).flatMap((category) => {
    const tags = [...(observed.get(category)?.tags ?? [])].toSorted(compareText);
    if (tags.length === 0) return [`${category} -`];
    return [category, ...tags.map((tag) => `   ${printable(tag)}`)];
  });
}

function statisticLines(category: Category, steps: readonly number[]): string[] {
  const falls = steps.flatMap((step, i) => {
    const before = steps[i - 1] ?? -Infinity;
    return step < before ? [`(${before}, ${step})`] : [];
  });
  const outOfOrder = `[${falls.join(", ")}]`;
  const statistics: [string, string | number | undefined][] = TOLD_ONE_BY_ONE.has(category)
    ? [
        ["outoforder_steps", outOfOrder],
        ["steps", `[${steps.join(", ")}]`],
      ]
    : [
        ["first_step", steps[0]],
        ["last_step", steps.at(-1)],
        ["max_step", steps.reduce((a, b) => Math.max(a, b), -Infinity)],
        ["min_step", steps.reduce((a, b) => Math.min(a, b), Infinity)],
        ["num_steps", new Set(steps).size],
        ["outoforder_steps", outOfOrder],
      ];
  return statistics.map(([key, value]) => `   ${key.padEnd(KEY_WIDTH)} ${value}`);
}
