import type { ApiWindowsRequest, Attempts, XRange } from "@runlens/model";

/** What a card wants to draw of one tag, or of one expression. */
export interface TagQuery extends Omit<ApiWindowsRequest, "runs" | "after"> {
  /** Runs whose series is drawn; with groups, the names of these. */
  readonly runs: readonly string[];
  readonly attempts: Attempts;
}

/** As many as the server reduces a line to at once. */
export const MAX_COLUMNS = 8192;
/** A window may be this much coarser than the plot before a finer one is fetched. */
export const COARSENESS = 1.4;
/** Room that is fetched on either side of a zoomed range, in widths of it, for panning; less where columns run out. */
const MARGIN = 0.5;
/** A link keeps a range with so many digits that it may be a little wider than the gesture's. */
const SMALL_MARGIN = 0.02;
/** Pixel columns of all lines up to which room to pan is asked for at once: the answer is some 100 bytes for each. */
const COLUMNS_WITH_ROOM = 16_384;

/** The request for what is missing, with room to pan. */
export function requestFor(query: TagQuery, runs: readonly string[]): ApiWindowsRequest {
  return requestWith(MARGIN, query, runs);
}

/** The request for what is missing; where that is much, before it one for hardly more than is in sight. */
export function requestsFor(
  query: TagQuery,
  runs: readonly string[],
): readonly [first: ApiWindowsRequest, withRoom?: ApiWindowsRequest] {
  const withRoom = requestFor(query, runs);
  if (query.columns * runs.length <= COLUMNS_WITH_ROOM) return [withRoom];
  const first = requestWith(SMALL_MARGIN, query, runs);
  return covers(first.xRange, withRoom.xRange) ? [first] : [first, withRoom];
}

function requestWith(
  mostMargin: number,
  query: TagQuery,
  runs: readonly string[],
): ApiWindowsRequest {
  const { xRange, columns, groups } = query;
  const lines = groups ? { groups: groups.filter(({ name }) => runs.includes(name)) } : { runs };
  const { runs: _all, ...shared } = query;
  const request = { ...shared, ...lines, columns: limited(columns) };
  if (xRange === undefined) return request;
  const margin = Math.min(mostMargin, Math.max((MAX_COLUMNS / columns - 1) / 2, 0));
  const room = (xRange.max - xRange.min) * margin;
  return {
    ...request,
    xRange: { min: xRange.min - room, max: xRange.max + room },
    columns: limited(columns * (1 + 2 * margin)),
  };
}

/** Whether the answer to a request for a part of series will do for what is wanted by now. */
export function willDo({ xRange: asked, columns }: ApiWindowsRequest, query: TagQuery): boolean {
  const { xRange } = query;
  if (asked === undefined || xRange === undefined || !covers(asked, xRange)) return false;
  const share = (xRange.max - xRange.min) / (asked.max - asked.min);
  return columns * share >= query.columns / COARSENESS;
}

export function covers(held: XRange | undefined, wanted: XRange | undefined): boolean {
  if (held === undefined) return true;
  return wanted !== undefined && held.min <= wanted.min && held.max >= wanted.max;
}

function limited(columns: number): number {
  return Math.min(Math.max(Math.ceil(columns), 1), MAX_COLUMNS);
}
