import type { SeriesName } from "@runlens/plugin-api/media";
import { fileNamePart, saveFile } from "@runlens/widgets";
import { soundType } from "./sound-type.ts";

/** Saves a sound as it was logged. */
export function saveSound(bytes: Uint8Array, name: string): void {
  const { contentType, extension } = soundType(bytes);
  saveFile(`${name}.${extension}`, new Blob([bytes.slice()], { type: contentType }));
}

/** A file name that every system takes: "train_tone_step-10_0". */
export function soundFileName({ run, tag }: SeriesName, step: number, sample: number): string {
  return fileNamePart(`${run}_${tag}_step-${step}_${sample}`);
}
