import type { Event, ValueData } from "@runlens/format";

/** What TensorBoard tells apart, in the order of its output. */
export const CATEGORIES = [
  "audio",
  "graph",
  "histograms",
  "images",
  "scalars",
  "sessionlog:checkpoint",
  "sessionlog:start",
  "sessionlog:stop",
  "tensor",
] as const;

export type Category = (typeof CATEGORIES)[number];

/** What was met of one category. */
export interface Observations {
  /** Of every value, in the order of logging; exact up to ±2^53. */
  readonly steps: number[];
  readonly tags: Set<string>;
}

const OF_DATA: Readonly<Partial<Record<ValueData["kind"], Category>>> = {
  audio: "audio",
  histogram: "histograms",
  image: "images",
  simple: "scalars",
  tensor: "tensor",
};

/**
 * Sorts events into categories. Kinds are those of the file: a scalar that TensorFlow 2
 * logged is a tensor.
 *
 * @param tag only values with it count, and nothing that has no tag. "": all.
 */
export async function observe(
  events: AsyncIterable<Event>,
  tag: string,
): Promise<ReadonlyMap<Category, Observations>> {
  const observed = new Map<Category, Observations>();
  function note(category: Category, step: bigint, ofTag?: string): void {
    const observations = observed.get(category) ?? { steps: [], tags: new Set() };
    observed.set(category, observations);
    observations.steps.push(Number(step));
    if (ofTag !== undefined) observations.tags.add(ofTag);
  }
  for await (const { step, content } of events) {
    if (content.kind === "graphDef" && tag === "") note("graph", step);
    if (content.kind === "sessionLog" && tag === "" && content.status !== "unspecified") {
      note(`sessionlog:${content.status}`, step);
    }
    if (content.kind !== "summary") continue;
    for (const value of content.values) {
      const category = OF_DATA[value.data.kind];
      const isWanted = tag === "" || tag === value.tag;
      if (isWanted && category !== undefined) note(category, step, value.tag);
    }
  }
  return observed;
}
