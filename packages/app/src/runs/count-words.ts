import { countText, groupedText } from "@runlens/base";

interface RunCounts {
  /** Those that the table lists. */
  readonly listed: number;
  /** Those of them that are drawn. */
  readonly shown: number;
  readonly isFiltered: boolean;
}

/** "8 of 10,000 runs"; with a filter, which may find more than is drawn, "5,012 match · 8 shown". */
export function countWords({ listed, shown, isFiltered }: RunCounts): string {
  if (!isFiltered) return `${groupedText(shown)} of ${countText(listed, "run")}`;
  if (listed === 0) return "None matches";
  return `${countText(listed, "matches", "match")} · ${groupedText(shown)} shown`;
}
