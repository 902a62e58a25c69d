/** A CSS pixel is a 96th of an inch. */
const PX_PER: Readonly<Record<LengthUnit, number>> = { px: 1, mm: 96 / 25.4, in: 96 };

export type LengthUnit = "px" | "mm" | "in";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly unit: LengthUnit;
}

/** Sizes that papers and slides ask for. */
export const SIZE_PRESETS = {
  single: { width: 85, height: 60, unit: "mm" },
  double: { width: 178, height: 90, unit: "mm" },
  slide: { width: 1600, height: 900, unit: "px" },
} as const satisfies Readonly<Record<string, PictureSize>>;

export type SizePreset = keyof typeof SIZE_PRESETS;

/** Of a picture, in CSS pixels. A chart needs some room, and browsers give no canvas beyond the upper bound. */
const [MIN_SIDE_PX, MAX_SIDE_PX] = [120, 5000];

export function pixelsOf({ width, height, unit }: PictureSize): {
  readonly widthPx: number;
  readonly heightPx: number;
} {
  const px = (length: number): number => Math.round(length * PX_PER[unit] * 100) / 100;
  return { widthPx: px(width), heightPx: px(height) };
}

/** The same size in another unit, to a tenth of a pixel or millimetre, or a hundredth of an inch. */
export function inUnit(size: PictureSize, unit: LengthUnit): PictureSize {
  const digits = unit === "in" ? 100 : 10;
  const convert = (length: number): number =>
    Math.round(((length * PX_PER[size.unit]) / PX_PER[unit]) * digits) / digits;
  return { width: convert(size.width), height: convert(size.height), unit };
}

/** Why no picture of this size can be made. */
export function sizeProblem(size: PictureSize): string | undefined {
  const { widthPx, heightPx } = pixelsOf(size);
  const isPossible = [widthPx, heightPx].every((px) => px >= MIN_SIDE_PX && px <= MAX_SIDE_PX);
  if (isPossible) return undefined;
  const pxPer = PX_PER[size.unit];
  const min = Math.ceil((MIN_SIDE_PX / pxPer) * 10) / 10;
  const max = Math.floor((MAX_SIDE_PX / pxPer) * 10) / 10;
  return `Width and height are from ${min} to ${max} ${size.unit}.`;
}
