export { longCsv, wideCsv } from "./csv.ts";
export type { Figure, FigureAxis } from "./figure.ts";
export { fileBase, plainFileBase, uniqueBase } from "./file-name.ts";
export { linesJson } from "./json.ts";
export {
  allLines,
  hasRoundedSteps,
  pickPoints,
  type ExtraColumn,
  type LineData,
  type LineSet,
} from "./line-data.ts";
export { matplotlibScript } from "./matplotlib.ts";
export { linesParquet } from "./parquet.ts";
export { pgfplotsScript } from "./pgfplots.ts";
export {
  inUnit,
  pixelsOf,
  SIZE_PRESETS,
  sizeProblem,
  type LengthUnit,
  type PictureSize,
  type SizePreset,
} from "./picture-size.ts";
export { signsBeyondPdflatex } from "./tex-text.ts";
export { zipFiles, type ZipEntry } from "./zip.ts";
