import type {
  ApiWindowsRequest,
  Attempts,
  SeriesWindow,
  TagAxis,
  XAxis,
  XRange,
} from "@runlens/model";

/** What a card wants to draw of one tag, or of one expression. */
export interface TagQuery extends Omit<ApiWindowsRequest, "runs"> {
  /** Runs whose series is drawn; with groups, the names of these. */
  readonly runs: readonly string[];
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
  /** Calls back when what a query shows may have changed. @returns stops following. */
  follow(query: TagQuery, listener: () => void): () => void;
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
  /** Kind of line → run or group → entry; the kind that was used last is last. */
  const entriesByKind = new Map<string, Map<string, Entry>>();
  /** Tag, or "" for any → run → when it changed last. */
  const changes = new Map<string, Map<string, number>>([[ANY_TAG, new Map()]]);
  const followers = new Map<string, Set<() => void>>();
  let clock = 0;

  return {
    read(query) {
      const kind = kindOf(query);
      const entries = entriesByKind.get(kind);
      if (entries === undefined) return { windows: [], missing: query.runs };
      use(kind, entries);
      const changed = changes.get(followedTag(query));
      const keys = entryKeys(query);
      const windows: SeriesWindow[] = [];
      const missing: string[] = [];
      for (const run of query.runs) {
        const { overview, detail } = entries.get(keys?.get(run)?.key ?? run) ?? {};
        const held = [overview, detail].filter((each) => each !== undefined);
        const members = [...(keys?.get(run)?.runs ?? [run]), query.baselineRun ?? run];
        const changedAt = members.reduce((at, each) => Math.max(at, changed?.get(each) ?? 0), 0);
        const fitting = held.find((each) => each.sentAt >= changedAt && doesFor(each, query));
        if (fitting === undefined) missing.push(run);
        const window = (fitting ?? closestOf(held, query))?.window;
        if (window !== undefined) windows.push(window);
      }
      return { windows, missing };
    },
    clock: () => clock,
    store(request, windows, sentAt) {
      const kind = kindOf(request);
      const entries = entriesByKind.get(kind) ?? new Map<string, Entry>();
      const keys = entryKeys(request);
      const byRun = new Map(windows.map((window) => [window.run, window]));
      const place = request.xRange === undefined ? "overview" : "detail";
      for (const run of keys?.keys() ?? request.runs ?? byRun.keys()) {
        const held = { request, sentAt, window: byRun.get(run) };
        const key = keys?.get(run)?.key ?? run;
        entries.set(key, { ...entries.get(key), [place]: held });
      }
      use(kind, entries);
      evict(kind);
    },
    markChanged(series) {
      clock++;
      const tags = new Set<string>();
      for (const [run, changed] of series) {
        for (const tag of [...changed, ANY_TAG]) {
          tags.add(tag);
          changes.set(tag, (changes.get(tag) ?? new Map<string, number>()).set(run, clock));
        }
      }
      for (const tag of tags) for (const listener of followers.get(tag) ?? []) listener();
    },
    follow(query, listener) {
      const tag = followedTag(query);
      const listeners = followers.get(tag) ?? new Set();
      followers.set(tag, listeners.add(listener));
      return () => listeners.delete(listener);
    },
  };

  function use(kind: string, entries: Map<string, Entry>): void {
    entriesByKind.delete(kind);
    entriesByKind.set(kind, entries);
  }

  /** Lets go of the kinds of lines that were used longest ago. */
  function evict(except: string): void {
    let points = 0;
    for (const [kind, entries] of [...entriesByKind].toReversed()) {
      points += pointsIn(entries);
      if (points > maxPoints && kind !== except) entriesByKind.delete(kind);
    }
  }
}

const ANY_TAG = "";

type LineQuery = TagQuery | ApiWindowsRequest;

/** Lines of one kind differ in their run, and in how they are reduced and smoothed. */
function kindOf(query: LineQuery): string {
  const { tag, expression, baselineRun, xAxis, groups, centre, band } = query;
  const axis = typeof xAxis === "string" ? undefined : xAxis;
  return JSON.stringify([tag, expression, baselineRun, axis, groups && [centre, band]]);
}

/** Whose changes a query shows. Of an expression, and on the axis of a tag, any may matter. */
function followedTag({ tag, expression, xAxis }: LineQuery): string {
  return expression === undefined && typeof xAxis === "string" ? tag : ANY_TAG;
}

/** What lines of groups are kept by: a group of the same name may get other runs. */
function entryKeys({ groups }: LineQuery) {
  return (
    groups &&
    new Map(groups.map(({ name, runs }) => [name, { runs, key: JSON.stringify([name, ...runs]) }]))
  );
}

/** The request for what is missing, with room to pan. */
export function requestFor(query: TagQuery, runs: readonly string[]): ApiWindowsRequest {
  const { xRange, columns, groups } = query;
  const lines = groups ? { groups: groups.filter(({ name }) => runs.includes(name)) } : { runs };
  const { runs: _all, ...shared } = query;
  const request = { ...shared, ...lines, columns: limited(columns) };
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
  const isSeries = window.group === undefined && window.x === undefined;
  return isSeries && window.exact && window.length === window.totalPoints;
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
  // Lines on the axis of a tag are of another kind each.
  if (typeof request.xAxis === "string" && request.xAxis !== query.xAxis) return false;
  if (request.smoothing !== query.smoothing) return false;
  if (query.smoothing > 0 && request.smoothingKind !== query.smoothingKind) return false;
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
