import type { SeriesName } from "@runlens/plugin-api/media";
import { fileNamePart, saveFile } from "@runlens/widgets";

export function saveCsv(text: string, { run, tag }: SeriesName): void {
  saveFile(`${fileNamePart(`${run}_${tag}`)}.csv`, new Blob([text], { type: "text/csv" }));
}
