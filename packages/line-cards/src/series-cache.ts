import type { ApiWindowsRequest, SeriesWindow, XAxis, XRange } from "@runlens/model";
import { endOf, grownWindow, type WindowEnds } from "./window-growth.ts";
import { COARSENESS, covers, MAX_COLUMNS, type TagQuery } from "./window-requests.ts";
import { isWhole, placeOf, placesOn } from "./windows.ts";

/** Windows of series that were fetched, for all cards. */
export interface SeriesCache {
  /** The best windows there are, in the order of the runs asked for, and what to ask for. */
  read(query: TagQuery): CacheAnswer;
  /** What is known of series from end to end, however old or coarse. */
  wholes(query: TagQuery): readonly SeriesWindow[];
  /** Counts changes; a request notes it when it is sent. */
  clock(): number;
  /** Takes the answer to a request. What changed after it was sent counts as missing still. */
  store(request: ApiWindowsRequest, windows: readonly SeriesWindow[], sentAt: number): void;
  /**
   * Takes the answer to a request for what came after the ends of windows. What cannot go on
   * there, as of a series that has changed otherwise, is missing from then on.
   * @returns whether all has grown.
   */
  grow(request: ApiWindowsRequest, windows: readonly SeriesWindow[], sentAt: number): boolean;
  /** Points of these series came or went, as run → tags. Calls those who follow the tags. */
  markChanged(series: ReadonlyMap<string, readonly string[]>): void;
  /** Calls back when what a query shows may have changed. @returns stops following. */
  follow(query: TagQuery, listener: () => void): () => void;
}

export interface CacheAnswer {
  readonly windows: readonly SeriesWindow[];
  /** Runs whose window does not do. */
  readonly missing: readonly string[];
  /** Runs whose window would do if it went on from where it ends. */
  readonly ends: WindowEnds;
}

/** A window and what was asked for. */
interface Held {
  readonly request: ApiWindowsRequest;
  readonly sentAt: number;
  /** Absent: the run has no such series. */
  readonly window: SeriesWindow | undefined;
  /** It was asked for how it has grown, and could not go on. */
  readonly isRefused?: boolean;
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
/** Points in a column of its plot, on average, up to which a window grows before it is fetched anew. */
const MAX_GROWTH = 8;

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
      const ends = new Map<string, number>();
      if (entries === undefined) return { windows: [], missing: query.runs, ends };
      use(kind, entries);
      const keys = entryKeys(query);
      const windows: SeriesWindow[] = [];
      const missing: string[] = [];
      for (const run of query.runs) {
        const entry = entries.get(keys?.get(run)?.key ?? run) ?? {};
        const held = [entry.overview, entry.detail].filter((each) => each !== undefined);
        const changedAt = changedAtOf(query, keys?.get(run)?.runs ?? [run]);
        const fitting = held.filter((each) => doesFor(each, query));
        const fresh = fitting.find((each) => each.sentAt >= changedAt);
        if (fresh === undefined) {
          const canGrow = fitting.some((each) => !each.isRefused);
          const end = canGrow ? endOfEntry(entry, query) : undefined;
          if (end === undefined) missing.push(run);
          else ends.set(run, end);
        }
        const window = (fresh ?? fitting[0] ?? closestOf(held, query))?.window;
        if (window !== undefined) windows.push(window);
      }
      return { windows, missing, ends };
    },
    wholes(query) {
      const entries = entriesByKind.get(kindOf(query));
      const keys = entryKeys(query);
      return query.runs
        .map((run) => entries?.get(keys?.get(run)?.key ?? run)?.overview?.window)
        .filter((window) => window !== undefined);
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
        const { detail, ...before } = entries.get(key) ?? {};
        const changedAt = changedAtOf(request, keys?.get(run)?.runs ?? [run]);
        // What comes after a new overview does not tell how an older part has changed.
        const isOld = detail && detail.sentAt < Math.min(sentAt, changedAt);
        entries.set(key, { ...before, ...(detail && !isOld && { detail }), [place]: held });
      }
      use(kind, entries);
      evict(kind);
    },
    grow(request, windows, sentAt) {
      const { xAxis } = request;
      if (typeof xAxis !== "string") return false;
      const kind = kindOf(request);
      const entries = entriesByKind.get(kind) ?? new Map<string, Entry>();
      const ends = new Map(windows.map((window) => [window.run, window]));
      let haveAllGrown = true;
      for (const run of request.runs ?? []) {
        const grown = grownEntry(entries.get(run) ?? {}, ends.get(run), xAxis, sentAt);
        if (grown.overview?.sentAt !== sentAt || grown.detail?.isRefused) haveAllGrown = false;
        entries.set(run, grown);
      }
      return haveAllGrown;
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

  /** When the series of a line changed last. */
  function changedAtOf(query: LineQuery, runs: readonly string[]): number {
    const changed = changes.get(followedTag(query));
    const { baselineRun = runs[0] ?? "" } = query;
    return [...runs, baselineRun].reduce((at, run) => Math.max(at, changed?.get(run) ?? 0), 0);
  }

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

/** Where the window over everything ends, if it can go on from there. */
function endOfEntry({ overview }: Entry, query: TagQuery): number | undefined {
  const { xRange: _, ...shared } = query;
  if (overview?.window === undefined || overview.isRefused) return undefined;
  const isLong = overview.window.length > MAX_GROWTH * overview.request.columns;
  if (isLong || !doesFor(overview, { ...shared, columns: 1 })) return undefined;
  return endOf(overview.window, query);
}

/** What was fetched of a range goes on with the window over everything, or is refused too. */
function grownEntry(
  { overview, detail }: Entry,
  end: SeriesWindow | undefined,
  xAxis: XAxis,
  sentAt: number,
): Entry {
  if (overview === undefined) return {};
  const { request, window } = overview;
  const grown = end && window && grownWindow(window, end);
  if (end === undefined || window === undefined || grown === undefined) {
    return { overview: { ...overview, isRefused: true }, ...(detail && { detail }) };
  }
  const lastPlace = placeOf(window, xAxis, window.length - 1);
  return {
    overview: { request, window: grown, sentAt },
    ...(detail && { detail: grownDetail(detail, lastPlace, end, sentAt) }),
  };
}

function grownDetail(detail: Held, lastPlace: number, end: SeriesWindow, sentAt: number): Held {
  if (detail.isRefused) return detail;
  const { request, window } = detail;
  const isInside = request.xRange !== undefined && request.xRange.max < lastPlace;
  const { totalPoints } = end;
  const grown = window && (isInside ? { ...window, totalPoints } : grownWindow(window, end));
  return grown ? { request, window: grown, sentAt } : { ...detail, isRefused: true };
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
