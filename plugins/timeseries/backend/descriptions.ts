import { compareText } from "@runlens/base";
import type { SeriesInfo } from "@runlens/model";

/**
 * The Markdown of each tag that has a description in some run. Where runs describe a tag
 * differently, all descriptions stand under one another, each with its runs.
 */
export function tagDescriptions(series: readonly SeriesInfo[]): Map<string, string> {
  const runsByDescription = new Map<string, Map<string, string[]>>();
  for (const { run, tag, description } of series) {
    if (description === "") continue;
    const ofTag = runsByDescription.get(tag) ?? new Map<string, string[]>();
    runsByDescription.set(tag, ofTag);
    const runs = ofTag.get(description) ?? [];
    ofTag.set(description, runs);
    runs.push(run);
  }
  return new Map(Array.from(runsByDescription, ([tag, ofTag]) => [tag, combined(ofTag)]));
}

function combined(runsByDescription: ReadonlyMap<string, readonly string[]>): string {
  const described = [...runsByDescription].toSorted(([a], [b]) => compareText(a, b));
  const [only, ...others] = described;
  if (only !== undefined && others.length === 0) return only[0];
  const sections = described.map(([description, runs]) => {
    const noun = runs.length === 1 ? "run" : "runs";
    return `## For ${noun}: ${runs.toSorted(compareText).join(", ")}\n${description}`;
  });
  return ["# Multiple descriptions", ...sections].join("\n");
}
