import { contentType, type LoggedImage } from "./logged-images.ts";

/** Of a folder or file, in UTF-16 units; file systems end at 255 bytes. */
const MAX_PART = 80;
const FORBIDDEN = /[\p{Cc}\p{Cf}\\:*?"<>|]+/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

export interface ImagePlace {
  readonly run: string;
  readonly tag: string;
  readonly step: number;
  /** 0 the first of its step. */
  readonly sample: number;
}

/** "train/inputs/120_0.png": a path below the folder it is put in, for every file system. */
export function imagePath({ run, tag, step, sample }: ImagePlace, image: LoggedImage): string {
  const folders = `${run}/${tag}`.split("/").map(safePart);
  return [...folders, `${step}_${sample}.${extensionOf(image)}`].join("/");
}

/** The same as one name: "train_inputs_120_0.png". */
export function imageFileName(place: ImagePlace, image: LoggedImage): string {
  return imagePath(place, image)
    .replaceAll("/", "_")
    .slice(-2 * MAX_PART);
}

/** What is taken already gets a number: two names may become one when they are made safe. */
export function uniquePath(path: string, taken: Set<string>): string {
  const dot = path.lastIndexOf(".");
  let unique = path;
  // Most file systems of people's own machines do not tell letters by their case.
  for (let i = 2; taken.has(unique.toLowerCase()); i++) {
    unique = `${path.slice(0, dot)}-${i}${path.slice(dot)}`;
  }
  taken.add(unique.toLowerCase());
  return unique;
}

export function safePart(part: string): string {
  const safe = part
    .replaceAll(FORBIDDEN, "_")
    .slice(0, MAX_PART)
    .replace(/[. ]+$/, "_")
    .replace(DEVICE, "_$&");
  return safe === "" ? "_" : safe;
}

function extensionOf(image: LoggedImage): string {
  return contentType(image)?.split("/")[1]?.replace("jpeg", "jpg") ?? "bin";
}
