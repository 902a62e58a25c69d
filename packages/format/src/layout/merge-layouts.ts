import type { LayoutCategory, LayoutChart, Layout } from "./decode-layout.ts";

/**
 * The layouts of several runs as one: categories of the same title become one, with the
 * charts of all of them in order, equal charts once. The first layout stays as it is.
 *
 * @returns undefined without layouts.
 */
export function mergeLayouts([first, ...more]: readonly Layout[]): Layout | undefined {
  if (first === undefined) return undefined;
  const categories = [...first.category];
  const places = new Map(categories.map(({ title }, place) => [title, place]));
  for (const category of more.flatMap((layout) => layout.category)) {
    const place = places.get(category.title) ?? categories.length;
    places.set(category.title, place);
    categories[place] = withCharts(categories[place], category);
  }
  return { ...first, category: categories };
}

function withCharts(present: LayoutCategory | undefined, more: LayoutCategory): LayoutCategory {
  if (present === undefined) return more;
  const known = new Set(present.chart.map(identity));
  const added = more.chart.filter((chart) => !known.has(identity(chart)));
  return { ...present, chart: [...present.chart, ...added] };
}

/** Equal for equal charts. */
function identity({ title, multiline, margin }: LayoutChart): string {
  const series = margin?.series.map(({ value, lower, upper }) => [value, lower, upper]);
  return JSON.stringify([title, multiline?.tag, series]);
}
