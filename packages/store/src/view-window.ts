import type { ScalarPoints, SeriesWindow } from "@runlens/model";
import { smoothLine } from "@runlens/series-math";
import { emptyPiece, type Piece, type PointView } from "./point-view.ts";
import { choosePoints, type WindowView } from "./reduce.ts";
import { howSmooth, type SmoothedLine } from "./smoothed-line.ts";
import type { ViewNotes } from "./view-notes.ts";

/** What a window says of the points, without whose they are. */
export type ViewWindow = Omit<SeriesWindow, "run" | "tag" | "version">;

/** With fewer picks of a piece than one in so many points they are read one by one. */
const POINTS_PER_SINGLE_PICK = 16;

type Columns = ScalarPoints & Pick<SeriesWindow, "smoothed">;

/**
 * The points of a view that a chart needs, in columns of their own.
 *
 * @param notes of this view; of one with only some thousand points they may be new ones.
 */
export function windowOfView(view: PointView, query: WindowView, notes: ViewNotes): ViewWindow {
  const choice = choosePoints(view, query, notes);
  const length = choice.kind === "stretch" ? choice.to - choice.from : choice.picks.length;
  const columns = createColumns(length, query.smoothing > 0);
  const isWhole = length === view.length;
  const how = howSmooth(query);
  const smoothing =
    columns.smoothed === undefined || isWhole ? undefined : notes.smoothing(view, how);
  if (choice.kind === "stretch") takeStretch(view, choice.from, columns, smoothing);
  else takePicks(view, choice.picks, columns, smoothing);
  if (isWhole && columns.smoothed !== undefined) {
    const xs = how.isByStep ? columns.steps : columns.wallTimesSecs;
    columns.smoothed.set(smoothLine(columns.values, xs, how.kind, how.amount));
  }
  return {
    exact: choice.exact,
    totalPoints: view.length,
    originTimeSecs: view.originTimeSecs,
    ...columns,
  };
}

/** All in one buffer, since windows of many short series are asked for at once. */
function createColumns(length: number, withSmoothed: boolean): Columns {
  const cells = new Float64Array(length * (withSmoothed ? 4 : 3));
  const column = (index: number): Float64Array =>
    cells.subarray(index * length, (index + 1) * length);
  return {
    length,
    steps: column(0),
    wallTimesSecs: column(1),
    values: column(2),
    ...(withSmoothed ? { smoothed: column(3) } : {}),
  };
}

/** As many points from `from` on as there is room for. */
function takeStretch(
  view: PointView,
  from: number,
  target: Columns,
  smoothing: SmoothedLine | undefined,
): void {
  if (target.length === 0) return;
  const piece = emptyPiece();
  let taken = 0;
  for (let index = view.pieceOf(from); taken < target.length; index++) {
    view.look(index, piece);
    const first = from + taken - piece.start;
    const end = Math.min(piece.count, first + target.length - taken);
    target.steps.set(view.steps(index).subarray(first, end), taken);
    target.wallTimesSecs.set(view.wallTimesSecs(index).subarray(first, end), taken);
    const values = view.values(index);
    target.values.set(values.subarray(first, end), taken);
    if (smoothing !== undefined) {
      const line = smoothing.lineOf(
        index,
        values,
        first,
        end,
        piece.hasExtremes && piece.allFinite,
      );
      target.smoothed?.set(line.subarray(first, end), taken);
    }
    taken += end - first;
  }
}

function takePicks(
  view: PointView,
  picks: Int32Array,
  target: Columns,
  smoothing: SmoothedLine | undefined,
): void {
  const singles = view.gather(target);
  const piece = emptyPiece();
  let index = 0;
  for (let from = 0; from < picks.length;) {
    index = view.pieceOf(picks[from] ?? NaN, index);
    view.look(index, piece);
    const end = piece.start + piece.count;
    let to = from + 1;
    while (to < picks.length && (picks[to] ?? NaN) < end) to += 1;
    if ((to - from) * POINTS_PER_SINGLE_PICK < piece.count) {
      for (let i = from; i < to; i++) {
        const at = (picks[i] ?? NaN) - piece.start;
        singles.add(index, at, i);
        if (smoothing === undefined || target.smoothed === undefined) continue;
        target.smoothed[i] = smoothing.valueAt(view, index, piece, at);
      }
    } else {
      singles.finish();
      takePicksOfDecoded(view, index, piece, picks, from, to, target, smoothing);
    }
    from = to;
  }
  singles.finish();
}

function takePicksOfDecoded(
  view: PointView,
  index: number,
  piece: Piece,
  picks: Int32Array,
  from: number,
  to: number,
  target: Columns,
  smoothing: SmoothedLine | undefined,
): void {
  const { start, count, hasExtremes, allFinite } = piece;
  const values = view.values(index);
  gather(view.steps(index), start, picks, from, to, target.steps);
  gather(view.wallTimesSecs(index), start, picks, from, to, target.wallTimesSecs);
  gather(values, start, picks, from, to, target.values);
  if (smoothing === undefined || target.smoothed === undefined) return;
  const line = smoothing.lineOf(index, values, 0, count, hasExtremes && allFinite);
  gather(line, start, picks, from, to, target.smoothed);
}

function gather(
  column: Float64Array,
  start: number,
  picks: Int32Array,
  from: number,
  to: number,
  target: Float64Array,
): void {
  for (let i = from; i < to; i++) target[i] = column[(picks[i] ?? NaN) - start] ?? NaN;
}
