import { RunlensError } from "@runlens/base";
import type { GroupColumns, SeriesWindow } from "./points.ts";

const MAGIC = 0x31534c52; // "RLS1" in little-endian bytes
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
  const header = paddedHeader(windows);
  const start = new Uint8Array(PREFIX_BYTES + header.length);
  const view = new DataView(start.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, header.length, true);
  start.set(header, PREFIX_BYTES);
  return [start, ...windows.flatMap((window) => columnBytesOf(window))];
}

/**
 * Reads a frame that `encodeWindows` made, all of it. Columns are views on `buffer`.
 * @throws RunlensError `frame.invalid` when the bytes are no such frame.
 */
export function decodeWindows(buffer: ArrayBuffer): SeriesWindow[] {
  if (buffer.byteLength < PREFIX_BYTES) throw invalidFrame("shorter than its prefix");
  const view = new DataView(buffer);
  if (view.getUint32(0, true) !== MAGIC) throw invalidFrame("does not start with RLS1");
  const headerBytes = view.getUint32(4, true);
  let offset = PREFIX_BYTES + headerBytes;
  if (offset > buffer.byteLength) throw invalidFrame("header runs past the end");
  const headers = parseHeader(new Uint8Array(buffer, PREFIX_BYTES, headerBytes));
  const nextColumn = (length: number): Float64Array => {
    const end = offset + length * COLUMN_BYTES;
    if (end > buffer.byteLength) throw invalidFrame("columns run past the end");
    const column = new Float64Array(buffer, offset, length);
    offset = end;
    return column;
  };
  return headers.map(({ smoothed, x, group, originTimeSecs, ...header }) => ({
    ...header,
    originTimeSecs: originTimeSecs ?? NaN,
    steps: nextColumn(header.length),
    wallTimesSecs: nextColumn(header.length),
    values: nextColumn(header.length),
    ...(smoothed ? { smoothed: nextColumn(header.length) } : {}),
    ...(x === true ? { x: nextColumn(header.length) } : {}),
    ...(group && {
      group: {
        lower: nextColumn(header.length),
        upper: nextColumn(header.length),
        runCounts: nextColumn(header.length),
        ...group,
      },
    }),
  }));
}

function paddedHeader(windows: readonly SeriesWindow[]): Uint8Array {
  const headers: SeriesHeader[] = windows.map((window) => ({
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
  }));
  const json = new TextEncoder().encode(JSON.stringify(headers));
  const padded = new Uint8Array(Math.ceil(json.length / COLUMN_BYTES) * COLUMN_BYTES).fill(0x20);
  padded.set(json);
  return padded;
}

function groupHeader(group: GroupColumns): SeriesHeader["group"] & object {
  const { isApproximate, oddRuns, otherOddRuns } = group;
  return { isApproximate, oddRuns, ...(otherOddRuns && { otherOddRuns }) };
}

function columnBytesOf(window: SeriesWindow): Uint8Array<ArrayBuffer>[] {
  const { length, steps, wallTimesSecs, values, smoothed, x, group } = window;
  const ofGroup = [group?.lower, group?.upper, group?.runCounts];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const column of [steps, wallTimesSecs, values, smoothed, x, ...ofGroup]) {
    if (column === undefined || length === 0) continue;
    const next = bytesOf(column.subarray(0, length));
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
    return JSON.parse(new TextDecoder().decode(bytes)) as SeriesHeader[];
  } catch (error) {
    throw new RunlensError(
      { code: "frame.invalid", message: "A series frame's header is no JSON." },
      { cause: error },
    );
  }
}

function invalidFrame(reason: string): RunlensError {
  return new RunlensError({ code: "frame.invalid", message: `A series frame ${reason}.` });
}
