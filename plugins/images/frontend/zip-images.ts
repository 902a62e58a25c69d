import { isInRange, type LoggedValue, type PageSteps, type StepRange } from "@runlens/model";
import type { DashboardContext } from "@runlens/plugin-api";
import { shownPosition, type SeriesName } from "@runlens/plugin-api/media";
import { Zip, ZipPassThrough } from "fflate";
import { imagePath, uniquePath } from "./file-name.ts";
import { imagesOf } from "./logged-images.ts";

/** The one of each series that a page shows, or all that were logged in a range. */
export type SavedSteps =
  | { readonly kind: "one"; readonly page: PageSteps }
  | { readonly kind: "all"; readonly range: StepRange | undefined };

export interface ZipProgress {
  /** Steps that were read, of how many. */
  readonly steps: number;
  readonly stepCount: number;
  readonly images: number;
  readonly bytes: number;
  /** Steps that could not be read. */
  readonly unreadable: number;
}

/** The format counts files in 16 bits. */
const MAX_FILES = 65_535;
/** The format counts bytes in 32 bits; what is behind the files must fit, too. */
const MAX_BYTES = 3.5 * 2 ** 30;
/** Of one request. */
const BATCH = 32;
const BATCH_BYTES = 32 * 2 ** 20;
/** Parts become blobs, which the browser may put on disk. */
const PART_BYTES = 32 * 2 ** 20;
/** Years that a zip can tell. */
const [FIRST_YEAR, LAST_YEAR] = [1980, 2099];

type Values = Pick<DashboardContext["reader"], "moments" | "values">;

/**
 * All images of some series in a zip: run/tag/step_sample.ext, with the moments they were logged
 * at. Nothing is packed tighter: images are already.
 *
 * @throws what the reader throws, and the signal's reason.
 */
export async function zipImages(
  reader: Values,
  series: readonly SeriesName[],
  steps: SavedSteps,
  onProgress: (progress: ZipProgress) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const parts = createParts();
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    parts.add(chunk);
  });
  const taken = new Set<string>();
  const wanted = await wantedPositions(reader, series, steps, signal);
  const stepCount = wanted.reduce((sum, { positions }) => sum + positions.length, 0);
  let progress: ZipProgress = { steps: 0, stepCount, images: 0, bytes: 0, unreadable: 0 };

  for (const { run, tag, positions } of wanted) {
    for await (const value of valuesAt(reader, { run, tag }, positions, signal)) {
      const read = imagesOf(value);
      const images = read.kind === "images" ? read.images : [];
      for (const [sample, image] of images.entries()) {
        const path = imagePath({ run, tag, step: value.step, sample }, image);
        addFile(zip, uniquePath(path, taken), image.bytes, value.wallTimeSecs);
      }
      progress = {
        stepCount,
        steps: progress.steps + 1,
        images: progress.images + images.length,
        bytes: progress.bytes + images.reduce((sum, { bytes }) => sum + bytes.length, 0),
        unreadable: progress.unreadable + (read.kind === "unreadable" ? 1 : 0),
      };
      onProgress(progress);
      if (progress.images >= MAX_FILES || progress.bytes > MAX_BYTES) {
        throw new Error("a zip holds 65,535 images and 3.5 GiB; choose fewer tags or steps");
      }
    }
  }
  zip.end();
  return parts.blob();
}

function addFile(zip: Zip, path: string, bytes: Uint8Array, wallTimeSecs: number): void {
  const file = new ZipPassThrough(path);
  const moment = new Date(wallTimeSecs * 1000);
  const year = moment.getFullYear();
  file.mtime = year >= FIRST_YEAR && year <= LAST_YEAR ? moment : new Date(FIRST_YEAR, 0, 1);
  zip.add(file);
  file.push(bytes, true);
}

function createParts() {
  const whole: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const close = (): void => {
    whole.push(new Blob(chunks));
    chunks = [];
    bytes = 0;
  };
  return {
    add(chunk: Uint8Array): void {
      chunks.push(chunk.slice());
      bytes += chunk.length;
      if (bytes >= PART_BYTES) close();
    },
    blob(): Blob {
      close();
      return new Blob(whole, { type: "application/zip" });
    },
  };
}

interface Wanted extends SeriesName {
  readonly positions: readonly number[];
}

async function wantedPositions(
  reader: Values,
  series: readonly SeriesName[],
  steps: SavedSteps,
  signal: AbortSignal,
): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  for (const { run, tag } of series) {
    const moments = await reader.moments({ experiment: "", run, tag }, signal);
    if (moments === undefined || moments.length === 0) continue;
    const positions =
      steps.kind === "all"
        ? [...moments.steps.keys()].filter((i) => isInRange(moments.steps[i] ?? NaN, steps.range))
        : [shownPosition(moments.steps, steps.page)];
    wanted.push({ run, tag, positions });
  }
  return wanted;
}

/** Many in one request; those for which it had no room on their own. */
async function* valuesAt(
  reader: Values,
  series: SeriesName,
  positions: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<LoggedValue> {
  for (let from = 0; from < positions.length; from += BATCH) {
    const batch = positions.slice(from, from + BATCH);
    const query = { experiment: "", ...series, positions: batch, maxBytes: BATCH_BYTES };
    const values = (await reader.values(query, signal)) ?? [];
    for (const [i, value] of values.entries()) {
      const isLarge = value.kind === "unreadable" && value.problem.code === "value.tooLarge";
      const position = batch[i];
      if (!isLarge || position === undefined) yield value;
      else {
        const alone = { experiment: "", ...series, positions: [position] };
        yield* (await reader.values(alone, signal)) ?? [];
      }
    }
  }
}
