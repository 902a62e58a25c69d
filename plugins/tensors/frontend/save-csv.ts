import type { SeriesName } from "@runlens/plugin-api/media";

export function saveCsv(text: string, { run, tag }: SeriesName): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${`${run}_${tag}`.replaceAll(/[^\p{L}\p{N}._=-]+/gu, "_").slice(-120)}.csv`;
  link.click();
  // The browser has taken the text over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
