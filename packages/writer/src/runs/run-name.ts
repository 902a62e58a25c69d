import { compareNatural } from "@runlens/base";
import { crc32c } from "@runlens/format";

export interface RunNameParts {
  /** Written in UTC, to the second: the same on every machine, and names sort by time. */
  readonly date?: Date;
  readonly model?: string;
  /** Written as `name=value`, in natural order of names, whatever order they come in. */
  readonly hparams?: Readonly<Record<string, number | string | boolean>>;
}

/** Names of directories may have 255 bytes in all common file systems; some room is left for suffixes. */
const MAX_NAME_BYTES = 200;
/** Of a fraction; more makes names long and tells nobody anything. */
const SIGNIFICANT_DIGITS = 4;

const UTF8 = new TextEncoder();

/**
 * A name for a run directory, made of what it is about:
 *
 *     2026-05-03_14-07-09_resnet50_batch=32_lr=0.001
 *
 * The same parts give the same name. Whole numbers are written in full, others with 4
 * significant digits, so that 0.30000000000000004 is 0.3. Letters and digits of every
 * script and `.`, `=`, `+`, `-` and `_` are kept; anything else becomes `-`, so a part
 * never makes a directory of its own. A name above 200 bytes is cut and ends in a
 * checksum of the whole. TypeError when there are no parts, or the date is no date.
 */
export function runName({ date, model, hparams = {} }: RunNameParts): string {
  const parts = [
    ...(date === undefined ? [] : [utcText(date)]),
    ...(model === undefined ? [] : [safe(model)]),
    ...Object.entries(hparams)
      .toSorted(([a], [b]) => compareNatural(a, b))
      .map(([name, value]) => `${safe(name)}=${safe(valueText(value))}`),
  ];
  // A leading dot hides a directory, and Windows drops dots at the end.
  const name = parts.join("_").replace(/^\.+|\.+$/g, "-");
  if (name === "") throw new TypeError("runName needs a date, a model or hparams");
  return shortened(name);
}

function utcText(date: Date): string {
  if (Number.isNaN(date.getTime())) throw new TypeError("date must be a valid date");
  return date.toISOString().slice(0, 19).replace("T", "_").replaceAll(":", "-");
}

function valueText(value: number | string | boolean): string {
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}

function safe(text: string): string {
  return text.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}.=+_-]+/gu, "-");
}

function shortened(name: string): string {
  const bytes = UTF8.encode(name);
  if (bytes.length <= MAX_NAME_BYTES) return name;
  const checksum = `~${crc32c(bytes).toString(16).padStart(8, "0")}`;
  const kept = bytes.subarray(0, MAX_NAME_BYTES - checksum.length);
  // A character that was cut in two decodes to U+FFFD.
  return new TextDecoder().decode(kept).replace(/\uFFFD+$/, "") + checksum;
}
