import type { ViewState } from "@runlens/plugin-api";
import type { SeriesName } from "@runlens/plugin-api/media";

/** Which indexes a card shows, as its link keeps them: "3.0"; [] for the first of each. */
export function sliceIndexes(view: ViewState, series: SeriesName): readonly number[] {
  const text = view.get(keyOf(series));
  return text !== undefined && /^\d+(\.\d+)*$/.test(text) ? text.split(".").map(Number) : [];
}

export function setSliceIndexes(
  view: ViewState,
  series: SeriesName,
  indexes: readonly number[],
): void {
  const isFirst = indexes.every((index) => index === 0);
  view.set(keyOf(series), isFirst ? undefined : indexes.join("."));
}

function keyOf({ run, tag }: SeriesName): string {
  return `slice.${JSON.stringify([run, tag])}`;
}
