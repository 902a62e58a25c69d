import type { SeriesName } from "@runlens/plugin-api/media";
import { fileNamePart, saveFile } from "@runlens/widgets";

/** Saves a picture under a name that every system takes: "train_sphere_step-10.png". */
export function savePicture(png: Blob, { run, tag }: SeriesName, step: number): void {
  saveFile(`${fileNamePart(`${run}_${tag}_step-${step}`)}.png`, png);
}
