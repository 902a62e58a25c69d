import { existsSync } from "node:fs";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { deflateSync } from "node:zlib";
import { checkLength, checkTag, type Numbers } from "./encode/check.ts";
import type { Pixels } from "./encode/pixels.ts";
import {
  encodeSprite,
  encodeVectors,
  PROJECTOR_CONFIG_FILE,
  projectorConfig,
  projectorMetadata,
  type Embedding,
} from "./encode/projector.ts";
import type { Table } from "./markdown-table.ts";

/** Points for the Projector dashboard, and what is known of each. */
export interface Points {
  /** Row by row: [points, dimensions]. Kept as float32. */
  readonly vectors: Numbers;
  readonly shape: readonly [points: number, dimensions: number];
  /** Default "bytes": small and fast. TSV can be read by other programs, too. */
  readonly format?: "bytes" | "tsv";
  /** A label per point, or a row of them below the names of their columns. */
  readonly metadata?: readonly string[] | Table;
  /** A thumbnail per point, one behind the other: [points, height, width, channels]. */
  readonly thumbnails?: Pixels;
}

/**
 * Writes the files of one embedding into `<step>/<tag>` below `runDirectory`, as torch
 * does, and adds it to the run's projector configuration.
 */
export async function writeEmbedding(
  runDirectory: string,
  tag: string,
  step: number,
  points: Points,
): Promise<void> {
  checkTag(tag);
  const { shape, metadata, thumbnails } = points;
  const vectors = encodeVectors(points.vectors, shape, points.format);
  const labels = metadata && metadataText(metadata, shape[0]);
  const sprite = thumbnails && spriteOf(thumbnails, shape[0]);

  const paddedStep = String(step).padStart(5, "0");
  const folder = posix.join(paddedStep, encodeURIComponent(tag));
  const files = {
    tensorPath: posix.join(folder, `tensors.${vectors.extension}`),
    metadataPath: posix.join(folder, "metadata.tsv"),
    spritePath: posix.join(folder, "sprite.png"),
  };
  await mkdir(join(runDirectory, folder), { recursive: true });
  await writeFile(join(runDirectory, files.tensorPath), vectors.bytes);
  if (labels !== undefined) await writeFile(join(runDirectory, files.metadataPath), labels);
  if (sprite !== undefined) await writeFile(join(runDirectory, files.spritePath), sprite.bytes);
  await addToConfig(runDirectory, {
    name: `${tag}:${paddedStep}`,
    tensorPath: files.tensorPath,
    ...(vectors.extension === "bytes" ? { shape } : {}),
    ...(labels === undefined ? {} : { metadataPath: files.metadataPath }),
    ...(sprite === undefined ? {} : { sprite: { path: files.spritePath, size: sprite.size } }),
  });
}

function metadataText(metadata: readonly string[] | Table, points: number): string {
  const { columns, rows } =
    "rows" in metadata ? metadata : { columns: ["label"], rows: metadata.map((label) => [label]) };
  checkLength("metadata", `labels of ${points} points`, points, rows.length);
  return projectorMetadata(columns, rows);
}

function spriteOf(thumbnails: Pixels, points: number) {
  const { width, height, channels = 3, data } = thumbnails;
  const size = `${points} thumbnails of ${width}×${height} pixels and ${channels} channels`;
  checkLength("thumbnails", size, points * width * height * channels, data.length);
  return { bytes: encodeSprite(thumbnails, deflateSync), size: [width, height] as const };
}

/** Appended, since other processes may do so as well, unless it is there from an earlier time. */
async function addToConfig(runDirectory: string, embedding: Embedding): Promise<void> {
  const path = join(runDirectory, PROJECTOR_CONFIG_FILE);
  const entry = projectorConfig([embedding]);
  const present = existsSync(path) ? await readFile(path, "utf8") : "";
  if (!present.includes(entry)) await appendFile(path, entry);
}
