import { RunlensError } from "@runlens/base";
import {
  COLUMN_ENCODINGS,
  packColumn,
  packedByteLength,
  unpackColumn,
  type ColumnEncoding,
} from "./packed-column.ts";
import type { GroupColumns, SeriesWindow } from "./points.ts";

const PLAIN = 0x31534c52; // "RLS1" in little-endian bytes
const PACKED = 0x32534c52; // "RLS2"
const PREFIX_BYTES = 8;
const COLUMN_BYTES = 8;

interface SeriesHeader {
  run: string;
  tag: string;
  length: number;
  exact: boolean;
  totalPoints: number;
  originTimeSecs: number | null;
  version: number;
  smoothed: boolean;
  /** Absent: there is no such column, or it is not of a group. */
  x?: boolean;
  group?: Pick<GroupColumns, "isApproximate" | "oddRuns" | "otherOddRuns">;
  /** How each column is written; absent in plain frames. */
  columns?: readonly ColumnEncoding[];
}

/**
 * Series windows as bytes, for `POST /api/v1/windows`.
 *
 * Layout, little-endian: u32 "RLS1", u32 length of the header, the header as
 * UTF-8 JSON (an array with one object per series, padded with spaces to a
 * multiple of 8), then for each series in turn its columns of float64: steps, wall
 * times, values and, if the header says so, smoothed values, x, and of a group lower
 * bounds, upper bounds and numbers of runs. Every column starts at a multiple of 8, so a
 * reader can view it without copying. docs/formats.md is the changelog of this layout.
 *
 * Returned are the parts of the frame, one behind the other. All but the first are views on
 * the columns, together where they lie one behind the other already.
 */
export function encodeWindows(windows: readonly SeriesWindow[]): Uint8Array<ArrayBuffer>[] {
  const start = startOfFrame(PLAIN, windows.map(headerOf));
  return [start, ...windows.flatMap((window) => columnBytesOf(window))];
}

/**
 * The same in fewer bytes, which hardly compress any further: "RLS2", and each column in
 * the encoding that `columns` of its series names (`packed-column.ts`).
 */
export function encodePackedWindows(
  windows: readonly SeriesWindow[],
): readonly [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>] {
  const packed = windows.map((window) => columnsOf(window).map(packColumn));
  const headers = windows.map((window, i) => ({
    ...headerOf(window),
    columns: packed[i]?.map(({ encoding }) => encoding) ?? [],
  }));
  const columns = packed.flat();
  const body = new ArrayBuffer(columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { byteLength, write } of columns) {
    if (byteLength > 0) write(body, at);
    at += byteLength;
  }
  return [startOfFrame(PACKED, headers), new Uint8Array(body)];
}

/**
 * Reads a frame that `encodeWindows` or `encodePackedWindows` made, all of it. Plain columns
 * are views on `buffer`.
 * @throws RunlensError `frame.invalid` when the bytes are no such frame.
 */
export function decodeWindows(buffer: ArrayBuffer): SeriesWindow[] {
  if (buffer.byteLength < PREFIX_BYTES) throw invalidFrame("shorter than its prefix");
  const view = new DataView(buffer);
  const magic = view.getUint32(0, true);
  if (magic !== PLAIN && magic !== PACKED) throw invalidFrame("does not start with RLS1 or RLS2");
  const headerBytes = view.getUint32(4, true);
  let offset = PREFIX_BYTES + headerBytes;
  if (offset > buffer.byteLength) throw invalidFrame("header runs past the end");
  if (offset % COLUMN_BYTES !== 0) throw invalidFrame("header ends between two columns");
  const headers = parseHeader(new Uint8Array(buffer, PREFIX_BYTES, headerBytes));
  return headers.map(({ smoothed, x, group, originTimeSecs, columns, ...header }) => {
    let column = 0;
    const nextColumn = (): Float64Array => {
      const encoding = columns === undefined ? "f64" : columns[column++];
      if (encoding === undefined || !COLUMN_ENCODINGS.includes(encoding)) {
        throw invalidFrame("has a column in no encoding that is known");
      }
      const at = offset;
      offset += packedByteLength(encoding, header.length);
      if (!(offset <= buffer.byteLength)) throw invalidFrame("columns run past the end");
      return unpackColumn(encoding, header.length, buffer, at);
    };
    return {
      ...header,
      originTimeSecs: originTimeSecs ?? NaN,
      steps: nextColumn(),
      wallTimesSecs: nextColumn(),
      values: nextColumn(),
      ...(smoothed ? { smoothed: nextColumn() } : {}),
      ...(x === true ? { x: nextColumn() } : {}),
      ...(group && {
        group: { lower: nextColumn(), upper: nextColumn(), runCounts: nextColumn(), ...group },
      }),
    };
  });
}

function headerOf(window: SeriesWindow): SeriesHeader {
  return {
    run: window.run,
    tag: window.tag,
    length: window.length,
    exact: window.exact,
    totalPoints: window.totalPoints,
    originTimeSecs: window.originTimeSecs,
    version: window.version,
    smoothed: window.smoothed !== undefined,
    ...(window.x && { x: true }),
    ...(window.group && { group: groupHeader(window.group) }),
  };
}

function startOfFrame(magic: number, headers: readonly SeriesHeader[]): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(headers));
  const headerBytes = Math.ceil(json.length / COLUMN_BYTES) * COLUMN_BYTES;
  const start = new Uint8Array(PREFIX_BYTES + headerBytes).fill(0x20);
  const view = new DataView(start.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, headerBytes, true);
  start.set(json, PREFIX_BYTES);
  return start;
}

function groupHeader(group: GroupColumns): SeriesHeader["group"] & object {
  const { isApproximate, oddRuns, otherOddRuns } = group;
  return { isApproximate, oddRuns, ...(otherOddRuns && { otherOddRuns }) };
}

/** As long as the window, in the order in which they are written. */
function columnsOf(window: SeriesWindow): readonly Float64Array[] {
  const { length, steps, wallTimesSecs, values, smoothed, x, group } = window;
  const ofGroup = [group?.lower, group?.upper, group?.runCounts];
  return [steps, wallTimesSecs, values, smoothed, x, ...ofGroup].flatMap((column) =>
    column === undefined ? [] : [column.subarray(0, length)],
  );
}

function columnBytesOf(window: SeriesWindow): Uint8Array<ArrayBuffer>[] {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const column of columnsOf(window)) {
    if (column.length === 0) continue;
    const next = bytesOf(column);
    const last = parts.at(-1);
    if (last?.buffer === next.buffer && last.byteOffset + last.length === next.byteOffset) {
      parts[parts.length - 1] = new Uint8Array(
        last.buffer,
        last.byteOffset,
        last.length + next.length,
      );
    } else parts.push(next);
  }
  return parts;
}

/** Shared memory is copied, since what is sent must not change. */
function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array<ArrayBuffer> {
  return buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : Uint8Array.from(new Uint8Array(buffer, byteOffset, byteLength));
}

function parseHeader(bytes: Uint8Array): SeriesHeader[] {
  try {
    const headers = JSON.parse(new TextDecoder().decode(bytes)) as SeriesHeader[];
    if (headers.every(({ length }) => Number.isSafeInteger(length) && length >= 0)) return headers;
    throw invalidFrame("has a column of no length");
  } catch (error) {
    if (error instanceof RunlensError) throw error;
    throw new RunlensError(
      { code: "frame.invalid", message: "A series frame's header is no JSON of it." },
      { cause: error },
    );
  }
}

function invalidFrame(reason: string): RunlensError {
  return new RunlensError({ code: "frame.invalid", message: `A series frame ${reason}.` });
}
