import type { SeriesName } from "@runlens/plugin-api/media";

/** Saves a picture under a name that every system takes: "train_sphere_step-10.png". */
export function savePicture(png: Blob, { run, tag }: SeriesName, step: number): void {
  const url = URL.createObjectURL(png);
  const link = document.createElement("a");
  link.href = url;
  const name = `${run}_${tag}_step-${step}`.replaceAll(/[^\p{L}\p{N}._=-]+/gu, "_").slice(-120);
  link.download = `${name}.png`;
  link.click();
  // The browser has taken the bytes over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
