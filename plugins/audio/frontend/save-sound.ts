import type { SeriesName } from "@runlens/plugin-api/media";
import { soundType } from "./sound-type.ts";

/** Saves a sound as it was logged. */
export function saveSound(bytes: Uint8Array, name: string): void {
  const { contentType, extension } = soundType(bytes);
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: contentType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.${extension}`;
  link.click();
  // The browser has taken the bytes over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name that every system takes: "train_tone_step-10_0". */
export function soundFileName({ run, tag }: SeriesName, step: number, sample: number): string {
  return `${run}_${tag}_step-${step}_${sample}`.replaceAll(/[^\p{L}\p{N}._=-]+/gu, "_").slice(-120);
}
