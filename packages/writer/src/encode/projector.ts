import { checkCount, checkLength, shapeText, show, type Numbers } from "./check.ts";
import { checkedPixels, type Pixels } from "./pixels.ts";
import { encodePng, type Deflate } from "./png.ts";

/** One cloud of points. Paths are relative to the directory of the configuration file. */
export interface Embedding {
  /** Shown in the list of tensors. */
  readonly name: string;
  /** Vectors: TSV, or float32 when `shape` is given. */
  readonly tensorPath: string;
  /** [points, dimensions]; binary files need it. */
  readonly shape?: readonly [points: number, dimensions: number];
  /** Labels: TSV with one line per point. */
  readonly metadataPath?: string;
  readonly bookmarksPath?: string;
  readonly sprite?: {
    readonly path: string;
    /** Width and height of one thumbnail in pixels. */
    readonly size: readonly [width: number, height: number];
  };
}

/** Where the dashboard looks for the configuration, in the directory of a run. */
export const PROJECTOR_CONFIG_FILE = "projector_config.pbtxt";

/** The text of a configuration file: a ProjectorConfig in protobuf's text format. */
export function projectorConfig(embeddings: readonly Embedding[]): string {
  return embeddings
    .map(({ name, tensorPath, shape = [], metadataPath, bookmarksPath, sprite }) => {
      const spriteLines = sprite && [
        "  sprite {",
        `    image_path: ${quoted(sprite.path)}`,
        ...sprite.size.map((pixels) => `    single_image_dim: ${pixels}`),
        "  }",
      ];
      const lines = [
        "embeddings {",
        `  tensor_name: ${quoted(name)}`,
        ...(metadataPath === undefined ? [] : [`  metadata_path: ${quoted(metadataPath)}`]),
        ...(bookmarksPath === undefined ? [] : [`  bookmarks_path: ${quoted(bookmarksPath)}`]),
        ...shape.map((size) => `  tensor_shape: ${size}`),
        ...(spriteLines ?? []),
        `  tensor_path: ${quoted(tensorPath)}`,
        "}\n",
      ];
      return lines.join("\n");
    })
    .join("");
}

/** JSON's escapes are those of the text format too, but for rare control characters. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A file of vectors, and what belongs to its name. */
export interface VectorFile {
  readonly extension: "bytes" | "tsv";
  readonly bytes: Uint8Array;
}

/**
 * Points in rows: [points, dimensions]. Little-endian float32 unless `format` is
 * "tsv" or the bytes happen to be UTF-8, as zeros are: TensorBoard would take them
 * for text, so that they become TSV. Throws a TypeError for values that do not fill the shape.
 */
export function encodeVectors(
  values: Numbers,
  shape: readonly [points: number, dimensions: number],
  format: "bytes" | "tsv" = "bytes",
): VectorFile {
  const [points, dimensions] = shape;
  checkCount("vectors: points", points, 1);
  checkCount("vectors: dimensions", dimensions, 1);
  checkLength("vectors", `points of shape ${shapeText(shape)}`, points * dimensions, values.length);
  const floats = Float32Array.from(values);
  const bytes = new Uint8Array(floats.buffer);
  if (format === "bytes" && !isText(bytes)) return { extension: "bytes", bytes };
  const rows = Array.from({ length: points }, (_, i) =>
    floats.subarray(i * dimensions, (i + 1) * dimensions).join("\t"),
  );
  return { extension: "tsv", bytes: UTF8.encode(`${rows.join("\n")}\n`) };
}

const UTF8 = new TextEncoder();
const STRICT_UTF8 = new TextDecoder("utf-8", { fatal: true });

function isText(bytes: Uint8Array): boolean {
  try {
    STRICT_UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Labels of points as TSV: one row of cells per point, below the names of the
 * columns. A single column has no header, as TensorBoard wants it. Tabs and line
 * breaks in cells become spaces.
 *
 * Throws a TypeError for rows of other lengths than the header, and for blank ones,
 * which TensorBoard would skip.
 */
export function projectorMetadata(
  columns: readonly string[],
  rows: readonly (readonly (string | number | boolean)[])[],
): string {
  const lines = (columns.length === 1 ? rows : [columns, ...rows]).map((cells, i) => {
    checkLength("metadata", `cells of line ${i}`, columns.length, cells.length);
    const line = cells.map((cell) => String(cell).replaceAll(/[\t\r\n]+/g, " ")).join("\t");
    if (line.trim() === "") {
      throw new TypeError(`metadata: line ${i} is blank: ${show(cells)}`);
    }
    return line;
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** Longest side of a sprite that TensorBoard loads, in pixels. */
const MAX_SPRITE_SIDE = 8192;

/**
 * Thumbnails of points in a square grid, row by row, as PNG. `data` has one behind
 * the other: [points, height, width, channels]. Cells behind the last one stay empty.
 *
 * Throws a TypeError for data that are no whole thumbnails, and for more than fit
 * into 8192 pixels a side.
 */
export function encodeSprite(thumbnails: Pixels, deflate?: Deflate): Uint8Array<ArrayBuffer> {
  const { width, height, channels = 3, data } = thumbnails;
  const count = data.length / (width * height * channels);
  checkCount("sprite: thumbnails", count, 1);
  const strip = checkedPixels("sprite", { ...thumbnails, height: height * count });
  const columns = Math.ceil(Math.sqrt(count));
  if (columns * Math.max(width, height) > MAX_SPRITE_SIDE) {
    const size = `${count} thumbnails of ${width}×${height} pixels`;
    throw new TypeError(`sprite: ${size} exceed ${MAX_SPRITE_SIDE} pixels a side`);
  }
  const rowBytes = width * channels;
  const grid = new Uint8Array(columns * rowBytes * columns * height);
  for (let row = 0; row < count * height; row++) {
    const thumbnail = Math.floor(row / height);
    const gridRow = Math.floor(thumbnail / columns) * height + (row % height);
    const gridColumn = thumbnail % columns;
    const bytes = strip.data.subarray(row * rowBytes, (row + 1) * rowBytes);
    grid.set(bytes, (gridRow * columns + gridColumn) * rowBytes);
  }
  const side = { width: columns * width, height: columns * height };
  return encodePng({ ...side, channels, data: grid }, deflate);
}
