import { unreachable } from "@runlens/base";
import type { Statistic, StatisticColumn, StatisticsQuery } from "@runlens/model";
import { emptyPiece, type PointView } from "./point-view.ts";
import type { RunData } from "./run-data.ts";
import { firstIndex } from "./search.ts";
import type { Series } from "./series.ts";
import type { OrLost } from "./whole-answer.ts";
import { beginTurn } from "./turn.ts";

/** What was found of one version of a series; undefined: missing. */
interface Noted {
  readonly version: number;
  readonly found: Map<string, number | undefined>;
}

/** Statistics of series, each computed once until points come. */
export function createStatistics() {
  const noted = new WeakMap<Series, Noted>();

  function notedOf(series: Series): Noted {
    const known = noted.get(series);
    if (known?.version === series.version) return known;
    const fresh = { version: series.version, found: new Map<string, number | undefined>() };
    noted.set(series, fresh);
    return fresh;
  }

  return {
    async column(
      runs: ReadonlyMap<string, RunData>,
      query: StatisticsQuery,
      orLost: OrLost,
      signal?: AbortSignal,
    ): Promise<StatisticColumn> {
      const { tag, statistic, step = 0 } = query;
      const key = statistic === "atStep" ? `atStep ${step}` : statistic;
      const column = new Map<string, number>();
      const turn = beginTurn();
      for (const name of query.runs ?? runs.keys()) {
        if (turn.isOver()) await turn.next(signal);
        const series = runs.get(name)?.series.get(tag);
        if (series?.isScalar !== true) continue;
        const { found } = notedOf(series);
        if (!found.has(key)) {
          await orLost(() => {
            found.set(key, statisticOf(series.view(), statistic, step));
          });
        }
        const value = found.get(key);
        if (value !== undefined) column.set(name, value);
      }
      return column;
    },
  };
}

/** Undefined without points, and as `Statistic` says. Decodes pieces only where it must. */
function statisticOf(view: PointView, statistic: Statistic, step: number): number | undefined {
  if (view.length === 0) return undefined;
  const lastPiece = view.pieceCount - 1;
  switch (statistic) {
    case "count":
      return view.length;
    case "first":
      return view.valueAt(0, 0);
    case "last":
      return view.valueAt(lastPiece, countOf(view, lastPiece) - 1);
    case "lastTimeSecs":
      return view.wallTimeSecsAt(lastPiece, countOf(view, lastPiece) - 1);
    case "min":
      return finite(extremesOf(view).min);
    case "max":
      return finite(extremesOf(view).max);
    case "mean":
      return meanOf(view);
    case "hasNan":
      return hasNonFinite(view, Number.isNaN) ? 1 : 0;
    case "hasNonFinite":
      return hasNonFinite(view, (value) => !Number.isFinite(value)) ? 1 : 0;
    case "atStep":
      return atStep(view, step);
    default:
      return unreachable(statistic);
  }
}

const piece = emptyPiece();

function countOf(view: PointView, index: number): number {
  view.look(index, piece);
  return piece.count;
}

function extremesOf(view: PointView): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let index = 0; index < view.pieceCount; index++) {
    view.look(index, piece);
    if (piece.hasExtremes) {
      min = Math.min(min, piece.min);
      max = Math.max(max, piece.max);
      continue;
    }
    for (const value of view.values(index)) {
      if (!Number.isFinite(value)) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return { min, max };
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function meanOf(view: PointView): number | undefined {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < view.pieceCount; index++) {
    for (const value of view.values(index)) {
      if (!Number.isFinite(value)) continue;
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? undefined : sum / count;
}

function hasNonFinite(view: PointView, isOne: (value: number) => boolean): boolean {
  for (let index = 0; index < view.pieceCount; index++) {
    view.look(index, piece);
    if (piece.hasExtremes && piece.allFinite) continue;
    if (view.values(index).some(isOne)) return true;
  }
  return false;
}

function atStep(view: PointView, step: number): number | undefined {
  view.look(view.pieceCount - 1, piece);
  if (!(piece.lastStep >= step)) return undefined;
  for (let index = view.pieceCount - 1; index >= 0; index--) {
    view.look(index, piece);
    if (piece.firstStep > step) continue;
    // Within a piece steps never go back.
    const behind = firstIndex(1, piece.count, (i) => view.stepAt(index, i) > step);
    return view.valueAt(index, behind - 1);
  }
  return undefined;
}
