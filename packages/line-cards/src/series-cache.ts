import type {
  ApiWindowsRequest,
  Attempts,
  SeriesWindow,
  TagAxis,
  XAxis,
  XRange,
} from "@runlens/model";

/** What a card wants to draw of one tag. */
export interface TagQuery {
  readonly tag: string;
  /** Runs whose series is drawn. */
  readonly runs: readonly string[];
  readonly xAxis: XAxis;
  /** What is in sight; absent: everything. */
  readonly xRange?: XRange;
  /** Pixel columns of the plot. */
  readonly columns: number;
  readonly smoothing: number;
  readonly attempts: Attempts;
}

/** Windows of series that were fetched, for all cards. */
export interface SeriesCache {
  /** The best windows there are, in the order of the runs asked for, and the runs whose window does not do. */
  read(query: TagQuery): {
    readonly windows: readonly SeriesWindow[];
    readonly missing: readonly string[];
  };
  /** Counts changes; a request notes it when it is sent. */
  clock(): number;
  /** Takes the answer to a request. What changed after it was sent counts as missing still. */
  store(request: ApiWindowsRequest, windows: readonly SeriesWindow[], sentAt: number): void;
  /** Points of these series came or went, as run → tags. Calls those who follow the tags. */
  markChanged(series: ReadonlyMap<string, readonly string[]>): void;
  /** @returns stops following. */
  follow(tag: string, listener: () => void): () => void;
}

/** A window and what was asked for. */
interface Held {
  readonly request: ApiWindowsRequest;
  readonly sentAt: number;
  /** Absent: the run has no such series. */
  readonly window: SeriesWindow | undefined;
  /** What the window spans on the axis it was asked for; known once it was needed. */
  extent?: XRange;
}

/** Windows of one series: over everything, and over the last range that was zoomed into. */
interface Entry {
  readonly overview?: Held;
  readonly detail?: Held;
}

/** Of 32 bytes each: at most 256 MB. */
const MAX_POINTS = 8_000_000;
const MAX_COLUMNS = 8192;
/** A window may be this much coarser than the plot before a finer one is fetched. */
const COARSENESS = 1.4;
/** Room that is fetched on either side of a zoomed range, in widths of it, for panning. */
const MARGIN = 0.5;

export function createSeriesCache(maxPoints = MAX_POINTS): SeriesCache {
  /** Tag → run → entry; the tag that was used last is last. */
  const entriesByTag = new Map<string, Map<string, Entry>>();
  /** Tag → run → when it changed last. */
  const changes = new Map<string, Map<string, number>>();
  const followers = new Map<string, Set<() => void>>();
  let clock = 0;

  return {
    read(query) {
      const entries = entriesByTag.get(query.tag);
      if (entries === undefined) return { windows: [], missing: query.runs };
      use(query.tag, entries);
      const changed = changes.get(query.tag);
      const windows: SeriesWindow[] = [];
      const missing: string[] = [];
      for (const run of query.runs) {
        const { overview, detail } = entries.get(run) ?? {};
        const held = [overview, detail].filter((each) => each !== undefined);
        const changedAt = changed?.get(run) ?? 0;
        const fitting = held.find((each) => each.sentAt >= changedAt && doesFor(each, query));
        if (fitting === undefined) missing.push(run);
        const window = (fitting ?? closestOf(held, query))?.window;
        if (window !== undefined) windows.push(window);
      }
      return { windows, missing };
    },
    clock: () => clock,
    store(request, windows, sentAt) {
      const { tag } = request;
      const entries = entriesByTag.get(tag) ?? new Map<string, Entry>();
      const byRun = new Map(windows.map((window) => [window.run, window]));
      const place = request.xRange === undefined ? "overview" : "detail";
      for (const run of request.runs ?? byRun.keys()) {
        const held = { request, sentAt, window: byRun.get(run) };
        entries.set(run, { ...entries.get(run), [place]: held });
      }
      use(tag, entries);
      evict(tag);
    },
    markChanged(series) {
      clock++;
      const tags = new Set<string>();
      for (const [run, changed] of series) {
        for (const tag of changed) {
          tags.add(tag);
          changes.set(tag, (changes.get(tag) ?? new Map<string, number>()).set(run, clock));
        }
      }
      for (const tag of tags) for (const listener of followers.get(tag) ?? []) listener();
    },
    follow(tag, listener) {
      const listeners = followers.get(tag) ?? new Set();
      followers.set(tag, listeners.add(listener));
      return () => listeners.delete(listener);
    },
  };

  function use(tag: string, entries: Map<string, Entry>): void {
    entriesByTag.delete(tag);
    entriesByTag.set(tag, entries);
  }

  /** Lets go of the tags that were used longest ago. */
  function evict(except: string): void {
    let points = 0;
    for (const [tag, entries] of [...entriesByTag].toReversed()) {
      points += pointsIn(entries);
      if (points > maxPoints && tag !== except) entriesByTag.delete(tag);
    }
  }
}

/** The request for what is missing, with room to pan. */
export function requestFor(query: TagQuery, runs: readonly string[]): ApiWindowsRequest {
  const { tag, xAxis, xRange, columns, smoothing, attempts } = query;
  const request = { tag, runs, xAxis, columns: limited(columns), smoothing, attempts };
  if (xRange === undefined) return request;
  const room = (xRange.max - xRange.min) * MARGIN;
  return {
    ...request,
    xRange: { min: xRange.min - room, max: xRange.max + room },
    columns: limited(columns * (1 + 2 * MARGIN)),
  };
}

/** Every point of the series is there, so that any axis, range and smoothing follows from it. */
export function isWhole(window: SeriesWindow): boolean {
  return window.exact && window.length === window.totalPoints;
}

/** A series' places on an axis. With a tag as axis, the window was made for it. */
export function placesOn(window: SeriesWindow, xAxis: XAxis | TagAxis): Float64Array {
  if (window.x !== undefined) return window.x;
  if (xAxis === "step") return window.steps;
  if (xAxis === "wall") return window.wallTimesSecs;
  return window.wallTimesSecs.map((time) => time - window.originTimeSecs);
}

function doesFor(held: Held, query: TagQuery): boolean {
  const { request, window } = held;
  if (request.attempts !== query.attempts) return false;
  if (window === undefined || isWhole(window)) return true;
  if (request.xAxis !== query.xAxis || request.smoothing !== query.smoothing) return false;
  if (!covers(request.xRange, query.xRange)) return false;
  return window.exact || isFineEnough(held, window, query);
}

function covers(held: XRange | undefined, wanted: XRange | undefined): boolean {
  if (held === undefined) return true;
  return wanted !== undefined && held.min <= wanted.min && held.max >= wanted.max;
}

function isFineEnough(held: Held, window: SeriesWindow, query: TagQuery): boolean {
  const { request } = held;
  const wanted = query.columns / COARSENESS;
  if (query.xRange === undefined) return request.columns >= Math.min(wanted, MAX_COLUMNS);
  // Asked for on every frame of a pan, for every run.
  held.extent ??= request.xRange ?? extentOf(placesOn(window, request.xAxis));
  const { min, max } = held.extent;
  const share = (query.xRange.max - query.xRange.min) / (max - min);
  return request.columns * share >= wanted;
}

function extentOf(places: Float64Array): XRange {
  let [min, max] = [Infinity, -Infinity];
  for (const place of places) {
    if (place < min) min = place;
    if (place > max) max = place;
  }
  return { min, max };
}

/** What to draw until a better window comes. */
function closestOf(held: readonly Held[], query: TagQuery): Held | undefined {
  const covering = held.filter(({ request }) => covers(request.xRange, query.xRange));
  return covering.at(-1) ?? held[0];
}

function pointsIn(entries: ReadonlyMap<string, Entry>): number {
  let points = 0;
  for (const { overview, detail } of entries.values()) {
    points += (overview?.window?.length ?? 0) + (detail?.window?.length ?? 0);
  }
  return points;
}

function limited(columns: number): number {
  return Math.min(Math.max(Math.ceil(columns), 1), MAX_COLUMNS);
}
